import type { BelvoError } from '../errors/belvo-error.ts';
import { InvalidResponseError } from '../errors/invalid-response-error.ts';
import { toApiError } from '../errors/to-api-error.ts';
import { scrub } from '../redact/scrub.ts';
import { TooLarge } from './read-body.ts';
import type { PreparedRequest } from './request.ts';
import { snippetOf } from './snippet.ts';

const JSON_TYPE = /[/+]json\b/i;

/** What an attempt brought back: data, or the error that the answer stands for. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body, also of a refusal; undefined when there is none or it is not JSON. */
  readonly body: unknown;
  readonly error: BelvoError | undefined;
}

function invalid(request: PreparedRequest, response: Response, text: string, problem: string): Answer {
  const { status, headers } = response;
  const { id: operation } = request.operation;
  const contentType = headers.get('content-type') ?? undefined;
  const snippet = scrub(snippetOf(text), request);
  const error = new InvalidResponseError(`${operation}: the answer (${status}) ${problem}.`, {
    operation,
    status,
    contentType,
    snippet,
  });
  return { status, headers, body: undefined, error };
}

/** Reads a complete body. Nothing here throws: whatever came is an answer or the error it stands for. */
export function readAnswer(request: PreparedRequest, response: Response, text: string | TooLarge): Answer {
  const { status, headers } = response;
  if (text instanceof TooLarge) {
    return invalid(request, response, text.text, `is longer than ${request.config.maxResponseBytes} bytes`);
  }
  const isSuccess = status >= 200 && status < 300;
  const type = headers.get('content-type');
  const isJson = type === null || JSON_TYPE.test(type);
  let body: unknown;
  if (text !== '' && isJson) {
    try {
      body = request.config.parseJson(text);
    } catch {
      if (isSuccess) {
        return invalid(request, response, text, 'is not valid JSON');
      }
    }
  }
  if (status >= 400 && status < 600) {
    return { status, headers, body, error: toApiError(request, status, headers, body, text) };
  }
  if (!isSuccess) {
    return invalid(request, response, text, 'has a status that no API answer has');
  }
  if (text === '') {
    const mayBeEmpty = status === 204 || status === 205 || request.operation.allowsEmpty === true;
    return mayBeEmpty
      ? { status, headers, body: undefined, error: undefined }
      : invalid(request, response, text, 'is empty');
  }
  return isJson
    ? { status, headers, body, error: undefined }
    : invalid(request, response, text, `is ${type?.split(';')[0]} instead of JSON`);
}
