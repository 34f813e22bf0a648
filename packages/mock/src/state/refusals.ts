import type { OpenApiDocument, Operation } from '@belvo-openapi/spec';
import { withRequestId } from '../asking/request-id.ts';
import type { MockResponse } from '../engine/engine.ts';
import type { Random } from '../random.ts';
import { refusalFor } from '../validation/refusal.ts';

/** What makes refusals. */
export interface RefusalParts {
  readonly document: OpenApiDocument;
  readonly random?: Random;
}

/** The response with another body. */
export function json({ status, headers }: MockResponse, body: unknown): MockResponse {
  return { status, headers, body: Buffer.from(JSON.stringify(body)) };
}

/** 404 as the operation words it. */
export function missing(parts: RefusalParts, operation: Operation): MockResponse {
  const worded = refusalFor(parts.document, operation, [
    { location: ['request', 'path', 'id'], severity: 'Error', code: 'not_found', message: 'No such object' },
  ]);
  const body = [{ code: 'not_found', message: 'Not found.', request_id: '0'.repeat(32) }];
  const plain = {
    status: 404,
    headers: { 'Content-Type': 'application/json' },
    body: Buffer.from(JSON.stringify(body)),
  };
  return numbered(parts, worded?.status === 404 ? worded : plain);
}

/** A field names something that is not there: 400 as the operation words it, else 404. */
export function doesNotExist(parts: RefusalParts, operation: Operation, field: string): MockResponse {
  const worded = refusalFor(parts.document, operation, [
    { location: ['request', 'body', field], severity: 'Error', code: 'does_not_exist', message: `No such ${field}` },
  ]);
  return worded === undefined ? missing(parts, operation) : numbered(parts, worded);
}

/** Not the caller's form is wrong here, so the header that says so is left out. */
function numbered({ random }: RefusalParts, { status, headers, body }: MockResponse): MockResponse {
  const { 'sl-violations': _form, ...others } = headers;
  const value = JSON.parse(Buffer.from(body).toString('utf8'));
  return json({ status, headers: others, body }, random === undefined ? value : withRequestId(value, random));
}
