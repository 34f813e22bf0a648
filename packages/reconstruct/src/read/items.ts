import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { itemPath, responsePath } from '../diagnostics/itemPath.ts';
import { readAuth } from './auth.ts';
import { readBody } from './body.ts';
import { descriptionText } from './description.ts';
import { headerValue, readFields } from './fields.ts';
import { asArray, asText, type Dict, isDict } from './guards.ts';
import type { Auth, Folder, Request, RequestItem, SavedResponse } from './model.ts';
import { readUrl } from './url.ts';

interface Frame {
  readonly list: readonly unknown[];
  next: number;
  readonly owner: unknown;
  readonly names: readonly string[];
  readonly auth: Auth | undefined;
  readonly inherits: boolean;
}

/**
 * Walks folders in file order with a stack of its own, so that no depth of nesting can exhaust the call stack.
 * Folders met on the way are added to `folders`. With `release`, what has been read is let go of at once.
 */
export function* readItems(
  root: Dict,
  auth: Auth | undefined,
  folders: Folder[],
  diagnostics: Diagnostics,
  release: boolean,
): Generator<RequestItem> {
  const open = new Set<unknown>([root]);
  noteScripts(root, '', diagnostics);
  const stack: Frame[] = [{ list: asArray(root.item), next: 0, owner: root, names: [], auth, inherits: true }];
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    if (frame.next >= frame.list.length) {
      open.delete(frame.owner);
      stack.pop();
      continue;
    }
    const index = frame.next;
    const entry = frame.list[index];
    frame.next = index + 1;
    if (release) {
      (frame.list as unknown[])[index] = undefined;
    }
    const names = [...frame.names, nameOf(entry, index)];
    if (!isDict(entry)) {
      diagnostics.add('error', 'bad-item', itemPath(names), 'This item is not an object; it was skipped.');
      continue;
    }
    noteScripts(entry, itemPath(names), diagnostics);
    if (Array.isArray(entry.item)) {
      if (open.has(entry)) {
        diagnostics.add(
          'error',
          'circular-folder',
          itemPath(names),
          'This folder contains itself; it was not entered again.',
        );
        continue;
      }
      const own = readAuth(entry.auth);
      folders.push({ name: names.at(-1) ?? '', description: descriptionText(entry.description) });
      open.add(entry);
      stack.push({
        list: entry.item,
        next: 0,
        owner: entry,
        names,
        auth: own ?? frame.auth,
        inherits: frame.inherits && !own,
      });
      continue;
    }
    const item = readItem(entry, names, frame, diagnostics);
    if (item) {
      yield item;
    }
  }
}

function readItem(
  entry: Dict,
  names: readonly string[],
  frame: Frame,
  diagnostics: Diagnostics,
): RequestItem | undefined {
  const path = itemPath(names);
  const source = typeof entry.request === 'string' ? { url: entry.request } : entry.request;
  if (!isDict(source)) {
    diagnostics.add('error', 'no-request', path, 'This item is neither a folder nor a request; it was skipped.');
    return undefined;
  }
  const own = readAuth(source.auth);
  return {
    path,
    name: names.at(-1) ?? '',
    folders: names.slice(0, -1),
    description: descriptionText(source.description) || descriptionText(entry.description),
    request: readRequest(source),
    auth: own ?? frame.auth,
    inheritsAuth: frame.inherits && !own,
    responses: asArray(entry.response).flatMap((saved, index) => readResponse(saved, index, path, diagnostics)),
  };
}

function readRequest(source: Dict): Request {
  const method =
    typeof source.method === 'string' && source.method.trim() !== '' ? source.method.trim().toUpperCase() : 'GET';
  return { method, url: readUrl(source.url), headers: readFields(source.header), body: readBody(source.body) };
}

function readResponse(saved: unknown, index: number, item: string, diagnostics: Diagnostics): SavedResponse[] {
  if (!isDict(saved)) {
    diagnostics.add('error', 'bad-response', item, `Saved response ${index + 1} is not an object; it was skipped.`);
    return [];
  }
  const name = asText(saved.name) ?? '';
  const original = typeof saved.originalRequest === 'string' ? { url: saved.originalRequest } : saved.originalRequest;
  const headers = readFields(saved.header);
  return [
    {
      path: responsePath(item, name || `#${index + 1}`),
      name,
      status: statusOf(saved.code),
      reason: asText(saved.status) ?? '',
      headers,
      mediaType: headerValue(headers, 'content-type'),
      body: typeof saved.body === 'string' ? saved.body : bodyText(saved.body),
      request: isDict(original) ? readRequest(original) : undefined,
    },
  ];
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

function nameOf(entry: unknown, index: number): string {
  const name = isDict(entry) ? asText(entry.name)?.trim() : undefined;
  return name || `#${index + 1}`;
}

function noteScripts(entry: Dict, path: string, diagnostics: Diagnostics): void {
  const scripts = asArray(entry.event).filter(
    (event) => isDict(event) && event.disabled !== true && hasCode(event.script),
  );
  if (scripts.length > 0) {
    diagnostics.add(
      'info',
      'script-ignored',
      path,
      `${scripts.length} script(s) were not run and have no place in OpenAPI.`,
    );
  }
}

function hasCode(script: unknown): boolean {
  const lines = isDict(script) ? script.exec : script;
  return asArray(typeof lines === 'string' ? [lines] : lines).some(
    (line) => typeof line === 'string' && line.trim() !== '',
  );
}
