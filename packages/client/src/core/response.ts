import { failedFunction } from '../errors/safe-cause.ts';
import { scrub } from '../redact/scrub.ts';
import type { IterableResponse, ResponseHeaders } from '../util/fetch.ts';
import { invalid } from './invalid.ts';
import type { PreparedRequest } from './operation.ts';
import { toApiError } from './to-api-error.ts';

const JSON_TYPE = /[/+]json\b/i;

/** A success: what an attempt brought back. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: ResponseHeaders;
  /** The parsed body; undefined when there is none. */
  readonly body: unknown;
}

/** Whether parsed JSON has the form that the client itself depends on: a page has its list of items, if any. */
function isData(body: unknown, items: string | undefined): boolean {
  const isPage = !items || (!Array.isArray(body) && Array.isArray(Object(body)[items] ?? []));
  return isPage && body === Object(body);
}

/** What is wrong with a text that could not be parsed. @throws UsageError when it is a parser of the caller's own. */
function problemOf(request: PreparedRequest, error: unknown, text: string): string {
  try {
    JSON.parse(text);
  } catch {
    // The engine's own message is never shown: it quotes the text.
    return 'is not valid JSON';
  }
  throw failedFunction('parseJson', error, { maybeSent: true }, (message) => scrub(message, request));
}

/**
 * Reads a complete body.
 *
 * @throws ApiError, InvalidResponseError for everything but a success; UsageError when `parseJson` fails.
 */
export function readResponse(request: PreparedRequest, response: IterableResponse, text: string): ReceivedResponse {
  const { config, operation } = request;
  const { ok, status, headers } = response;
  const type = headers.get('content-type') ?? '/json';
  let body: unknown;
  let problem: string | false;
  if (text === '') {
    problem = !operation.allowsEmpty && status !== 204 && status !== 205 && 'is empty';
  } else if (JSON_TYPE.test(type)) {
    try {
      body = config.parseJson(text);
      problem = !isData(body, operation.items) && `is no ${operation.items ? 'page' : 'object or list'}`;
    } catch (error) {
      problem = ok && problemOf(request, error, text);
    }
  } else {
    problem = `is ${type}, not JSON`;
  }
  if (status >= 400 && status < 600) {
    throw toApiError(request, response, body, text);
  }
  if (!ok || problem) {
    throw invalid(request, response, text, (ok && problem) || 'has a status that no API response has');
  }
  return { status, headers, body };
}
