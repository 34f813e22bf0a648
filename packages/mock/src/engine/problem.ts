import type { MockResponse } from './engine.ts';

/** A problem of the mock itself (not of the described API), as `application/problem+json` (RFC 9457). */
export function problem(
  status: number,
  title: string,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): MockResponse {
  return {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
    body: Buffer.from(JSON.stringify({ type: 'about:blank', title, status, detail })),
  };
}
