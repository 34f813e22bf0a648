import type { Operation } from '@belvo-openapi/spec';
import type { IHttpRequest } from '@stoplight/prism-http';
import type { EngineRequest } from '../engine/engine.ts';
import { parsedRequest } from '../json.ts';
import { saysJson } from '../media-type.ts';
import { jsonContent } from '../validation/body-violations.ts';

/** A request in Prism's form, and what is the matter with its body. */
export interface PrismInput {
  readonly input: IHttpRequest;
  /** `missing` when there is none, `broken` when it says that it is JSON and is not. */
  readonly body: 'missing' | 'broken' | 'given';
}

/**
 * Puts a request into Prism's form.
 *
 * - A body that an operation does not take is left out: servers do not look at it.
 * - A JSON body that is missing or broken stands as `{}`: then Prism says which fields are missing.
 * - A `Content-Type` that is none, or is missing, says that the bytes can be anything.
 */
export function toPrismInput(request: EngineRequest, operation: Operation | undefined): PrismInput {
  const [path = '/', search = ''] = request.url.split(/\?(.*)/s, 2);
  const query: Record<string, string | string[]> = Object.create(null);
  const given = new URLSearchParams(search);
  for (const name of new Set(given.keys())) {
    const values = given.getAll(name);
    query[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  const { body, value, type } = bodyOf(request, operation);
  const { 'content-type': _type, 'content-length': _length, accept, ...others } = request.headers;
  const ranges = acceptable(accept);
  const headers = {
    ...others,
    ...(ranges !== undefined && { accept: ranges }),
    ...(type !== undefined && { 'content-type': type, 'content-length': String(request.body.byteLength) }),
  };
  const method = request.method.toLowerCase() as IHttpRequest['method'];
  return { input: { method, url: { path, query: { ...query } }, headers, body: value }, body };
}

function bodyOf(
  { headers, body }: EngineRequest,
  operation: Operation | undefined,
): { body: PrismInput['body']; value: unknown; type: string | undefined } {
  if (operation?.requestBody === undefined) {
    return { body: 'given', value: null, type: undefined };
  }
  const takesJson = jsonContent(operation) !== undefined;
  const type = mediaType(headers['content-type']);
  if (body.byteLength === 0) {
    return { body: 'missing', value: takesJson ? {} : null, type: undefined };
  }
  const text = Buffer.from(body).toString('utf8');
  if (!saysJson({ 'content-type': type })) {
    return { body: 'given', value: text, type };
  }
  const value = parsedRequest(text);
  return value === undefined ? { body: 'broken', value: {}, type } : { body: 'given', value, type };
}

/** RFC 9110, section 8.3.1. */
function mediaType(text = ''): string {
  return /^\s*[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(?:;|$)/.test(text) ? text : 'application/octet-stream';
}

/** The media ranges of an `Accept` header that are some (RFC 9110, section 12.5.1); `undefined` for anything. */
function acceptable(accept: string | undefined): string | undefined {
  const ranges = (accept ?? '')
    .split(',')
    .map((range) => range.trim())
    .filter((range) => /^(?:\*|[\w!#$%&'*+.^`|~-]+)\/(?:\*|[\w!#$%&'*+.^`|~-]+)(?:\s*;\s*[\w-]+=[^;,]*)*$/.test(range));
  return ranges.length === 0 ? undefined : ranges.join(',');
}
