import type { JournalEntry } from '../journal/entry.ts';
import type { MockServer } from '../start-mock.ts';
import type { WebhookDelivery } from '../webhooks/webhooks.ts';
import type { Arguments } from './arguments.ts';

/** What is printed once the mock answers. */
export function banner({ url }: MockServer, { scenario, fault, journal }: Arguments): string {
  const lines = [
    `The Belvo API, mocked, answers on ${url}`,
    '',
    `  in the client   createBelvoClient({ baseUrl: '${url}', secretId: 'any', secretPassword: 'any' })`,
    `  in the shell    curl -u any:any ${url}/api/links/`,
    ...scenario.map((text) => `  scenario        ${text}`),
    ...fault.map((text) => `  fault           ${text}`),
    ...(journal === undefined ? [] : [`  journal         ${journal}`]),
    '',
    'Ctrl-C ends it. --help shows faults and scenarios.',
    '',
  ];
  return lines.join('\n');
}

/** One request in one line: no header, no body, no value of the query. */
export function requestLine({ method, path, query, answer, outcome, operation, fault }: JournalEntry): string {
  const names = [...new Set(query.keys())];
  const asked = `${method} ${path}${names.length > 0 ? `?${names.join('&')}` : ''}`;
  const result = outcome === 'sent' ? String(answer?.status) : `${answer?.status ?? 'no answer'} (${outcome})`;
  const notes = [operation?.operationId ?? 'unknown operation', fault].filter((note) => note !== undefined);
  return `${asked} → ${result}  ${notes.join(' · ')}`;
}

/** How the delivery of an event ended, in one line. */
export function webhookLine({ event, url, attempts, outcome }: WebhookDelivery): string {
  const last = attempts.at(-1);
  const result = last === undefined ? '' : 'status' in last ? ` ${last.status}` : ` ${last.error}`;
  return `webhook ${event} → ${new URL(url).origin}${new URL(url).pathname} ${outcome}${result}`;
}
