import { failedFunction } from '../errors/safe-cause.ts';
import { scrub } from '../redact/scrub.ts';
import type { FetchResponse, ResponseHeaders } from '../util/fetch.ts';
import { invalid } from './invalid.ts';
import type { PreparedRequest } from './operation.ts';
import { toApiError } from './to-api-error.ts';

const JSON_TYPE = /[/+]json\b/i;

/** A success: what an attempt brought back. */
export interface Answer {
  readonly status: number;
  readonly headers: ResponseHeaders;
  /** The parsed body; undefined when there is none. */
  readonly body: unknown;
}

interface Parsed {
  readonly body?: unknown;
  /** What is wrong with the text. */
  readonly problem?: string | false;
}

/** @throws UsageError when a parser of the caller's own fails on what is JSON. */
function parse(request: PreparedRequest, { ok }: FetchResponse, text: string): Parsed {
  const { items } = request.operation;
  let body: Record<string, unknown>;
  try {
    body = request.config.parseJson(text) as Record<string, unknown>;
  } catch (error) {
    try {
      JSON.parse(text);
    } catch {
      // The engine's own message is never shown: it quotes the text.
      return { problem: 'is not valid JSON' };
    }
    if (ok) {
      throw failedFunction('parseJson', error, { maybeSent: true }, (message) => scrub(message, request));
    }
    return {};
  }
  // The client itself depends on no more than this: a page has its list of items, if any.
  const isPage = items === undefined || (!Array.isArray(body) && Array.isArray(body?.[items] ?? []));
  return { body, problem: !(isPage && Object(body) === body) && `is no ${items ? 'page' : 'object or list'}` };
}

/**
 * Reads a complete body.
 *
 * @throws ApiError, InvalidResponseError for everything but a success; UsageError when `parseJson` fails.
 */
export function readAnswer(request: PreparedRequest, response: FetchResponse, text: string): Answer {
  const { ok, status, headers } = response;
  const type = headers.get('content-type') ?? '/json';
  let parsed: Parsed;
  if (text === '') {
    parsed = { problem: !request.operation.allowsEmpty && status !== 204 && status !== 205 && 'is empty' };
  } else {
    parsed = JSON_TYPE.test(type) ? parse(request, response, text) : { problem: `is ${type}, not JSON` };
  }
  const { body, problem } = parsed;
  if (status >= 400 && status < 600) {
    throw toApiError(request, response, body, text);
  }
  if (!ok || problem) {
    throw invalid(request, response, text, (ok && problem) || 'has a status of no API');
  }
  return { status, headers, body };
}
