import type { JournalEntry } from '../journal/entry.ts';

/** What is printed once the mock answers. */
export function banner(url: string): string {
  return `Mock of the Belvo API on ${url}

  Client:  createBelvoClient({ baseUrl: '${url}', secretId: 'any', secretPassword: 'any' })
  curl:    curl -u any:any ${url}/api/links/
  End it with Ctrl-C.
`;
}

/** One request in one line: no header, no body, no query value. */
export function requestLine({ method, path, query, answer, outcome, operation, fault }: JournalEntry): string {
  const names = [...new Set(query.keys())];
  const result = outcome === 'sent' ? String(answer?.status) : `${answer?.status ?? 'no answer'} (${outcome})`;
  const notes = [operation?.operationId ?? 'unknown operation', fault].filter((note) => note !== undefined);
  return `${method} ${path}${names.length > 0 ? `?${names.join('&')}` : ''} → ${result}  ${notes.join(' · ')}`;
}
