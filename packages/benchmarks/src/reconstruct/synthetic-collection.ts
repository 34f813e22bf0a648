import { closeSync, openSync, writeSync } from 'node:fs';

const WORDS = [
  'account',
  'address',
  'batch',
  'branch',
  'card',
  'charge',
  'contract',
  'customer',
  'invoice',
  'ledger',
  'limit',
  'order',
];
const TYPES = ['<string>', '<uuid>', '<integer>', '<dateTime>', '<boolean>', '<float>', '<email>'];
const ERROR = body([{ code: '<string>', message: '<string>', request_id: '<uuid>' }]);

/**
 * Writes a collection of about the given size in the shape Postman's generator gives one: resources of five requests,
 * each with a success and three errors saved. Every resource has fields of its own.
 *
 * @returns the size in bytes
 */
export function writeSyntheticCollection(file: string, megabytes: number): number {
  const out = openSync(file, 'w');
  let size = 0;
  const write = (text: string): void => {
    size += writeSync(out, text);
  };
  write(
    '{"info":{"name":"Synthetic","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},',
  );
  write('"variable":[{"key":"baseUrl","value":"https://api.example.com"}],"auth":{"type":"basic"},"item":[\n');
  for (let n = 0; size < megabytes * 1_000_000; n += 1) {
    write(`${n === 0 ? '' : ',\n'}${JSON.stringify(resource(n), null, '\t')}`);
  }
  write(']}\n');
  closeSync(out);
  return size;
}

function resource(n: number): unknown {
  const name = `${word(n)}-${word(n * 7 + 3)}-${n}`;
  const one = thing(n, 2);
  const page = { count: '<integer>', next: '<string>', previous: '<string>', results: [one, one] };
  const requests: [string, string, unknown, unknown, string[]][] = [
    ['List', 'GET', undefined, page, [name, '']],
    ['Create', 'POST', one, one, [name, '']],
    ['Get', 'GET', undefined, one, [name, ':id', '']],
    ['Update', 'PUT', one, one, [name, ':id', '']],
    ['Delete', 'DELETE', undefined, undefined, [name, ':id', '']],
  ];
  return {
    name,
    item: requests.map(([verb, method, sent, answer, path]) => request(`${verb} ${name}`, method, sent, answer, path)),
  };
}

function request(name: string, method: string, sent: unknown, answer: unknown, path: string[]): unknown {
  const url = {
    raw: `{{baseUrl}}/api/${path.join('/')}`,
    host: ['{{baseUrl}}'],
    path: ['api', ...path],
    query: [{ key: 'page', value: '<integer>' }],
  };
  const own = {
    method,
    header: [{ key: 'Content-Type', value: 'application/json' }],
    url,
    ...(sent ? { body: { mode: 'raw', raw: body(sent) } } : {}),
  };
  const saved = (code: number, title: string, text: string) => ({
    name: title,
    code,
    header: [{ key: 'Content-Type', value: 'application/json' }],
    body: text,
    originalRequest: own,
  });
  return {
    name,
    request: own,
    response: [
      saved(200, 'Ok', answer ? body(answer) : ''),
      saved(400, 'Bad request', ERROR),
      saved(401, 'Unauthorized', ERROR),
      saved(500, 'Unexpected error', ERROR),
    ],
  };
}

function thing(n: number, depth: number): Record<string, unknown> {
  const out: Record<string, unknown> = { id: '<uuid>' };
  for (let i = 0; i < 12; i += 1) {
    out[`${word(n + i)}_${(n * 13 + i) % 97}`] = TYPES[(n + i) % TYPES.length];
  }
  if (depth > 0) {
    const inner = thing(n + 5 * depth, depth - 1);
    out[`${word(n * 3 + depth)}s`] = [inner, inner];
    out.owner = thing(depth, 0);
  }
  return out;
}

function word(n: number): string {
  return WORDS[n % WORDS.length] as string;
}

function body(value: unknown): string {
  return JSON.stringify(value, null, '\t');
}
