import fc from 'fast-check';
import { item, json, response } from '../support/collections.ts';

/** An API that a random collection describes. */
export interface Api {
  readonly operations: Operation[];
  /** How the collection as a whole signs in. */
  readonly auth?: Auth | undefined;
}

export interface Operation {
  readonly method: string;
  /** `users/:id/close` */
  readonly path: string;
  name: string;
  folder: string;
  /** Samples by name. */
  query: Record<string, string>;
  headers?: readonly string[];
  auth?: Auth | undefined;
  description?: string | undefined;
  request?: Fields | undefined;
  /** By name of the saved response: `200`, `200 again`; a list of such objects where the status ends in `[]`. */
  responses: Record<string, Fields>;
}

type Auth = 'bearer' | 'basic' | 'apikey' | 'noauth';
type Fields = Record<string, keyof typeof SAMPLES>;

const SAMPLES = {
  integer: 7,
  number: 1.5,
  text: 'some text',
  flag: true,
  uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  moment: '2024-01-31T10:20:30Z',
  nothing: null,
  placeholder: '<string>',
  list: ['a'],
  numbers: [1, 2],
  empty: [],
  object: { street: 'x', number: 1 },
  larger: { street: 'x', number: 1, zip: '1234', country: { code: 'mx', name: 'Mexico' } },
  objects: [{ code: 'c', amount: 1.5 }],
  deep: { home: { place: { lat: 1.5, lng: 2.5 } }, tags: [{ label: 'x' }] },
};
const KINDS = Object.keys(SAMPLES) as (keyof typeof SAMPLES)[];
const FIELDS = ['id', 'name', 'total', 'owner', 'state', 'created_at', 'items'];
const PATHS = [
  'users',
  'users/:id',
  'users/:userId',
  'users/:id/close',
  'orders',
  'orders/',
  'orders/:id',
  'orders/:id/items/:item',
  'v2/orders/:order/items',
  'ping',
];
const AUTHS: readonly Auth[] = ['bearer', 'basic', 'apikey', 'noauth'];
const QUERIES = { page: '1', expand: 'items', since: '2024-01-31', flag: 'true' };

const fields: fc.Arbitrary<Fields> = fc.dictionary(fc.constantFrom(...FIELDS), fc.constantFrom(...KINDS), {
  minKeys: 1,
  maxKeys: 4,
  noNullPrototype: true,
});
const rarely = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: 1 });
const operation: fc.Arbitrary<Operation> = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
    path: fc.constantFrom(...PATHS),
    name: fc.constantFrom('Get it', 'List all', 'Create', 'Close', 'Update thing'),
    folder: fc.constantFrom('Users', 'Orders', 'Other'),
    query: fc
      .subarray(Object.keys(QUERIES) as (keyof typeof QUERIES)[], { maxLength: 2 })
      .map((names) => Object.fromEntries(names.map((name) => [name, QUERIES[name]]))),
    headers: fc.subarray(['X-Trace', 'Idempotency-Key'], { maxLength: 1 }),
    auth: rarely(fc.constantFrom(...AUTHS)),
    description: rarely(fc.constantFrom('One thing.', 'Words that\nneed two lines: yes.')),
    request: fc.option(fields, { nil: undefined }),
    responses: fc.dictionary(fc.constantFrom('200', '200 again', '200[]', '201', '404', '422'), fields, {
      minKeys: 1,
      maxKeys: 3,
      noNullPrototype: true,
    }),
  })
  .map((made) => (made.method === 'GET' ? { ...made, request: undefined } : made));

export const api: fc.Arbitrary<Api> = fc.record({
  operations: fc.uniqueArray(operation, { minLength: 1, maxLength: 6, selector: identity }),
  auth: rarely(fc.constantFrom(...AUTHS)),
});

function identity({ method, path }: Operation): string {
  return `${method} ${path}`;
}

/** Something that happens to the API between two imports. */
export type Change = {
  readonly kind: (typeof CHANGES)[number];
  readonly pick: number;
  readonly add: Operation;
  readonly fields: Fields;
};

const CHANGES = [
  'add',
  'drop',
  'query',
  'unquery',
  'header',
  'auth',
  'rootAuth',
  'describe',
  'field',
  'unfield',
  'type',
  'status',
  'again',
  'unstatus',
  'body',
  'rename',
  'folder',
  'variable',
  'shuffle',
] as const;

export const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...CHANGES), pick: fc.nat(1000), add: operation, fields }),
  { maxLength: 4 },
);

/** The API after some changes. */
export function changed(before: Api, list: readonly Change[]): Api {
  const operations = structuredClone(before.operations);
  let auth = before.auth;
  for (const { kind, pick, add, fields: more } of list) {
    const at = pick % Math.max(operations.length, 1);
    const own = operations[at];
    if (kind === 'add' || own === undefined) {
      if (!operations.some((other) => identity(other) === identity(add))) {
        operations.splice(pick % (operations.length + 1), 0, structuredClone(add));
      }
    } else if (kind === 'drop') {
      operations.splice(at, 1);
    } else if (kind === 'shuffle') {
      operations.reverse();
    } else if (kind === 'rootAuth') {
      auth = AUTHS[pick % AUTHS.length];
    } else if (kind === 'variable') {
      const path = own.path.replace(/:\w+/, ':key');
      if (!operations.some((other) => identity(other) === `${own.method} ${path}`)) {
        operations[at] = { ...own, path };
      }
    } else {
      change(own, kind, pick, more);
    }
  }
  return { operations, auth };
}

function change(own: Operation, kind: Change['kind'], pick: number, more: Fields): void {
  const bodies = [...Object.values(own.responses), ...(own.request ? [own.request] : [])];
  const body = bodies[pick % bodies.length] as Fields;
  const keys = Object.keys(body);
  const key = keys[pick % keys.length] as string;
  const statuses = Object.keys(own.responses);
  switch (kind) {
    case 'query':
      own.query = { ...own.query, ...(pick % 2 === 0 ? { fresh: 'some' } : { page: 'first' }) };
      break;
    case 'unquery':
      own.query = Object.fromEntries(Object.entries(own.query).slice(1));
      break;
    case 'header':
      own.headers = own.headers?.length ? [] : ['X-Fresh'];
      break;
    case 'auth':
      own.auth = own.auth === undefined ? AUTHS[pick % AUTHS.length] : undefined;
      break;
    case 'describe':
      own.description = own.description === undefined ? 'Said now.' : `${own.description} And more.`;
      break;
    case 'field':
      Object.assign(body, { fresh: Object.values(more)[0] });
      break;
    case 'unfield':
      if (keys.length > 1) {
        delete body[key];
      }
      break;
    case 'type':
      body[key] = Object.values(more)[0] as keyof typeof SAMPLES;
      break;
    case 'status':
      own.responses['409'] = more;
      break;
    case 'again':
      own.responses[`${statuses[0]?.slice(0, 3)} more`] = more;
      break;
    case 'unstatus':
      if (statuses.length > 1) {
        delete own.responses[statuses[0] as string];
      }
      break;
    case 'body':
      own.request = own.method === 'GET' || (own.request && pick % 2 === 0) ? undefined : { ...more };
      break;
    case 'rename':
      own.name = `${own.name} anew`;
      break;
    default:
      own.folder = 'Elsewhere';
  }
}

/** A collection that shows the API: its items, and what it says beside them. */
export function collectionOf({ operations, auth }: Api): { items: unknown[]; extra: Record<string, unknown> } {
  const folders = [...new Set(operations.map(({ folder }) => folder))];
  return {
    items: folders.map((folder) => ({
      name: folder,
      item: operations.filter((own) => own.folder === folder).map(itemOf),
    })),
    extra: auth === undefined ? {} : { auth: authOf(auth) },
  };
}

function authOf(auth: Auth): unknown {
  const settings = {
    bearer: [{ key: 'token', value: '{{token}}' }],
    basic: [{ key: 'username', value: '{{user}}' }],
    apikey: [
      { key: 'key', value: 'X-Key' },
      { key: 'value', value: '{{key}}' },
    ],
    noauth: [],
  };
  return { type: auth, [auth]: settings[auth] };
}

function itemOf({ name, method, path, query, headers, auth, description, request, responses }: Operation): unknown {
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${value}`);
  return item({
    name,
    method,
    url: `https://api.example.com/${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`,
    header: (headers ?? []).map((key) => ({ key, value: 'some' })),
    ...(auth && { auth: authOf(auth) }),
    ...(description && { description }),
    ...(request && { body: json(bodyOf(request)) }),
    responses: Object.entries(responses).map(([label, body]) =>
      response(Number(label.slice(0, 3)), label.endsWith('[]') ? [bodyOf(body)] : bodyOf(body), { name: label }),
    ),
  });
}

function bodyOf(body: Fields): object {
  return Object.fromEntries(Object.entries(body).map(([key, kind]) => [key, SAMPLES[kind]]));
}
