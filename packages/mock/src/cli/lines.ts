import type { OpenApiDocument } from '@belvo-openapi/spec';
import type { RedactedEntry } from '../journal/redact.ts';
import { indexOperations } from '../spec/operations.ts';
import type { MockServer } from '../start-mock.ts';
import type { WebhookDelivery } from '../webhooks/webhooks.ts';
import type { Arguments } from './arguments.ts';

/** What is printed once the mock answers. */
export function banner(
  { url, control }: Pick<MockServer, 'url' | 'control'>,
  document: OpenApiDocument,
  { scenario, fault, journal }: Arguments,
): string {
  const simple = indexOperations(document).all.find(({ method, path }) => method === 'get' && !path.includes('{'));
  const lines = [
    `The Belvo API, mocked, answers on ${url}`,
    '',
    `  in the client   createBelvoClient({ baseUrl: '${url}', secretId: 'any', secretPassword: 'any' })`,
    `  in the shell    curl -u any:any ${url}${simple?.path ?? '/'}`,
    ...scenario.map((text) => `  scenario        ${text}`),
    ...fault.map((text) => `  fault           ${text}`),
    ...(control === undefined ? [] : [`  control         ${control.url}/openapi.json`]),
    ...(control?.token === undefined ? [] : [`  its token       ${control.token}`]),
    ...(journal === undefined ? [] : [`  journal         ${journal}`]),
    '',
    'Ctrl-C ends it. --help shows faults and scenarios.',
    '',
  ];
  return lines.join('\n');
}

/** One request in one line: no header, no body, no value of the query. */
export function requestLine({ method, url, answer, outcome, operationId, fault }: RedactedEntry): string {
  const [path = '', query = ''] = url.split(/\?(.*)/s, 2);
  // As they were sent: decoded names could bring line breaks and control sequences into the terminal.
  const pairs = query.split('&').filter((pair) => pair.includes('='));
  const names = [...new Set(pairs.map((pair) => pair.split('=', 1)[0]))].join('&');
  const result = outcome === 'sent' ? String(answer?.status) : `${answer?.status ?? 'no answer'} (${outcome})`;
  const notes = [operationId ?? 'no operation', fault].filter((note) => note !== null);
  return `${method} ${path}${names === '' ? '' : `?${names}`} → ${result}  ${notes.join(' · ')}`;
}

/** How the delivery of an event ended, in one line. */
export function webhookLine({ event, url, attempts, outcome }: WebhookDelivery): string {
  return `webhook ${event} → ${endpoint(url)} ${outcome} ${resultOf(attempts.at(-1))}`.trimEnd();
}

/** An attempt that failed, in one line, as soon as it has. */
export function failureLine({ event, url, attempts }: WebhookDelivery): string {
  return `webhook ${event} → ${endpoint(url)} attempt ${attempts.length} failed: ${resultOf(attempts.at(-1))}`;
}

function endpoint(url: string): string {
  return URL.canParse(url) ? `${new URL(url).origin}${new URL(url).pathname}` : '(no URL)';
}

function resultOf(attempt: WebhookDelivery['attempts'][number] | undefined): string {
  return attempt === undefined ? '' : 'status' in attempt ? String(attempt.status) : attempt.error;
}
