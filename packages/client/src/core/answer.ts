import { toApiError } from '../errors/to-api-error.ts';
import { invalid } from './invalid.ts';
import type { PreparedRequest } from './request.ts';

const JSON_TYPE = /[/+]json\b/i;

/** A success: what an attempt brought back. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body; undefined when there is none. */
  readonly body: unknown;
}

/** Whether parsed JSON has the form that the client itself depends on: a page has its list of items, if any. */
function isData(body: unknown, items: string | undefined): boolean {
  const isStructure = typeof body === 'object' && body !== null;
  if (!isStructure || !items) {
    return isStructure;
  }
  return !Array.isArray(body) && Array.isArray((body as Record<string, unknown>)[items] ?? []);
}

/**
 * Reads a complete body.
 *
 * @throws ApiError, InvalidResponseError for everything but a success.
 */
export function readAnswer(request: PreparedRequest, response: Response, text: string): Answer {
  const { items, allowsEmpty } = request.operation;
  const { status, headers } = response;
  const type = headers.get('content-type') ?? '/json';
  let body: unknown;
  let problem: string | false;
  if (text === '') {
    problem = !allowsEmpty && status !== 204 && status !== 205 && 'is empty';
  } else if (JSON_TYPE.test(type)) {
    try {
      body = request.config.parseJson(text);
      problem = !isData(body, items) && `is no ${items ? 'page' : 'object or list'}`;
    } catch {
      problem = 'is not valid JSON';
    }
  } else {
    problem = `is ${type}, not JSON`;
  }
  if (status >= 400 && status < 600) {
    throw toApiError(request, response, body, text);
  }
  if (!response.ok) {
    problem = 'has a status that no API answer has';
  }
  if (problem) {
    throw invalid(request, response, text, problem);
  }
  return { status, headers, body };
}
