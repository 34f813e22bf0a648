import { readBody } from './body.ts';
import { readFields } from './fields.ts';
import type { Dict } from './guards.ts';
import type { Request } from './model.ts';
import type { TextPool } from './text-pool.ts';
import { readUrl } from './url.ts';

/** Reads a request object; whatever is missing or of a wrong type is left out. */
export function readRequest(source: Dict, texts: TextPool): Request {
  const method =
    typeof source.method === 'string' && source.method.trim() !== '' ? source.method.trim().toUpperCase() : 'GET';
  return { method, url: readUrl(source.url), headers: readFields(source.header), body: readBody(source.body, texts) };
}
