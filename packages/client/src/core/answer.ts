import { scrub } from '../redact/scrub.ts';
import type { FetchResponse, ResponseHeaders } from '../util/fetch.ts';
import { failedFunction } from './guard.ts';
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

/** Whether parsed JSON has the form that the client itself depends on: a page has its list of items, if any. */
function isData(body: unknown, items: string | undefined): boolean {
  const isStructure = typeof body === 'object' && body !== null;
  if (!isStructure || !items) {
    return isStructure;
  }
  return !Array.isArray(body) && Array.isArray((body as Record<string, unknown>)[items] ?? []);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

interface Parsed {
  readonly body?: unknown;
  /** What is wrong with the text. */
  readonly problem?: string | false;
}

/** @throws UsageError when a parser of the caller's own fails on what is JSON. */
function parse(request: PreparedRequest, { ok }: FetchResponse, text: string): Parsed {
  const { config, operation } = request;
  try {
    const body = config.parseJson(text);
    return { body, problem: !isData(body, operation.items) && `is no ${operation.items ? 'page' : 'object or list'}` };
  } catch (error) {
    // The engine's own message is never shown: it quotes the text.
    if (ok && config.parseJson !== JSON.parse && isJson(text)) {
      const context = { operation: operation.id, maybeSent: true };
      throw failedFunction('parseJson', error, context, (message) => scrub(message, request));
    }
    return { problem: 'is not valid JSON' };
  }
}

/**
 * Reads a complete body.
 *
 * @throws ApiError, InvalidResponseError for everything but a success; UsageError when `parseJson` fails.
 */
export function readAnswer(request: PreparedRequest, response: FetchResponse, text: string): Answer {
  const { status, headers } = response;
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
  if (!response.ok) {
    throw invalid(request, response, text, 'has a status that no API response has');
  }
  if (problem) {
    throw invalid(request, response, text, problem);
  }
  return { status, headers, body };
}
