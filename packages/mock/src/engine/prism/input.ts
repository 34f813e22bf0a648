import type { IHttpRequest } from '@stoplight/prism-http';
import { saysJson } from '../../media-type.ts';
import type { EngineRequest } from '../engine.ts';

/** A request in Prism's form, or `undefined` when its JSON body cannot be parsed. */
export function toPrismInput(request: EngineRequest): IHttpRequest | undefined {
  const { pathname, searchParams } = new URL(request.url, 'http://mock.invalid');
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(searchParams.keys())) {
    const values = searchParams.getAll(name);
    query[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  const body = decode(request);
  if (body.failed) {
    return undefined;
  }
  return {
    method: request.method.toLowerCase() as IHttpRequest['method'],
    url: { path: pathname, query },
    headers: { ...request.headers },
    body: body.value,
  };
}

function decode({ headers, body }: EngineRequest): { failed: boolean; value: unknown } {
  if (body.byteLength === 0) {
    return { failed: false, value: null };
  }
  const text = Buffer.from(body).toString('utf8');
  if (!saysJson(headers)) {
    return { failed: false, value: text };
  }
  try {
    return { failed: false, value: JSON.parse(text) };
  } catch {
    return { failed: true, value: undefined };
  }
}
