import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { responsePath } from '../diagnostics/item-path.ts';
import { headerValue, readFields } from './fields.ts';
import { asArray, asText, type Dict, isDict } from './guards.ts';
import type { Request, SavedResponse } from './model.ts';
import { readRequest } from './request.ts';
import { sameJson } from './same-json.ts';
import type { TextPool } from './text-pool.ts';

/**
 * Reads an item's saved responses. Those saved from one and the same request share its `request` object: most
 * collections repeat it for every status.
 */
export function readResponses(
  value: unknown,
  item: string,
  texts: TextPool,
  diagnostics: Diagnostics,
): SavedResponse[] {
  const out: SavedResponse[] = [];
  let source: unknown;
  let request: Request | undefined;
  asArray(value).forEach((saved, index) => {
    if (!isDict(saved)) {
      diagnostics.add('error', 'bad-response', item, `Saved response ${index + 1} is not an object; it was skipped.`);
      return;
    }
    const original = saved.originalRequest;
    if (request === undefined || !sameJson(original, source)) {
      request = readOriginal(original, texts);
      source = original;
    }
    out.push(readResponse(saved, index, item, request, texts));
  });
  return out;
}

function readOriginal(original: unknown, texts: TextPool): Request | undefined {
  if (typeof original === 'string') {
    return readRequest({ url: original }, texts);
  }
  return isDict(original) ? readRequest(original, texts) : undefined;
}

function readResponse(
  saved: Dict,
  index: number,
  item: string,
  request: Request | undefined,
  texts: TextPool,
): SavedResponse {
  const name = asText(saved.name) ?? '';
  const headers = readFields(saved.header);
  return {
    path: responsePath(item, name || `#${index + 1}`),
    name,
    status: statusOf(saved.code),
    reason: asText(saved.status) ?? '',
    headers,
    mediaType: headerValue(headers, 'content-type'),
    body: texts.one(typeof saved.body === 'string' ? saved.body : bodyText(saved.body)),
    request,
  };
}

function bodyText(value: unknown): string {
  try {
    return value === null || value === undefined ? '' : (JSON.stringify(value) ?? '');
  } catch {
    return '';
  }
}

function statusOf(code: unknown): number | undefined {
  const n =
    typeof code === 'number' ? code : typeof code === 'string' && /^\d{3}$/.test(code) ? Number(code) : Number.NaN;
  return Number.isInteger(n) && n >= 100 && n <= 599 ? n : undefined;
}
