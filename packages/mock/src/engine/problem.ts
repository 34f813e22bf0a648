import type { Answer } from './engine.ts';

/** A problem of the mock itself (not of the described API), as `application/problem+json` (RFC 9457). */
export function problem(status: number, type: string, title: string, detail: string): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
    body: Buffer.from(JSON.stringify({ type, title, status, detail })),
  };
}
