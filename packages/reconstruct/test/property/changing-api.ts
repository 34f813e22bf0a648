import fc from 'fast-check';
import { item, json, response } from '../support/collections.ts';

/** An API that a random collection describes. */
export interface Api {
  readonly operations: Operation[];
}

interface Operation {
  readonly method: string;
  /** `users/:id/close` */
  readonly path: string;
  name: string;
  folder: string;
  query: string[];
  request: Fields | undefined;
  responses: Record<string, Fields>;
}

type Fields = Record<string, keyof typeof SAMPLES>;

const SAMPLES = {
  integer: 7,
  number: 1.5,
  text: 'some text',
  flag: true,
  uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  nothing: null,
  list: ['a'],
  object: { street: 'x', number: 1 },
  objects: [{ code: 'c', amount: 1.5 }],
};
const KINDS = Object.keys(SAMPLES) as (keyof typeof SAMPLES)[];
const FIELDS = ['id', 'name', 'total', 'owner', 'state', 'created_at', 'items'];
const PATHS = ['users', 'users/:id', 'users/:id/close', 'orders', 'orders/:id', 'orders/:id/items/:item', 'ping'];

const fields: fc.Arbitrary<Fields> = fc.dictionary(fc.constantFrom(...FIELDS), fc.constantFrom(...KINDS), {
  minKeys: 1,
  maxKeys: 4,
  noNullPrototype: true,
});
const operation: fc.Arbitrary<Operation> = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
    path: fc.constantFrom(...PATHS),
    name: fc.constantFrom('Get it', 'List all', 'Create', 'Close', 'Update thing'),
    folder: fc.constantFrom('Users', 'Orders', 'Other'),
    query: fc.uniqueArray(fc.constantFrom('page', 'expand', 'since'), { maxLength: 2 }),
    request: fc.option(fields, { nil: undefined }),
    responses: fc.dictionary(fc.constantFrom('200', '201', '404', '422'), fields, {
      minKeys: 1,
      maxKeys: 3,
      noNullPrototype: true,
    }),
  })
  .map((made) => (made.method === 'GET' ? { ...made, request: undefined } : made));

export const api: fc.Arbitrary<Api> = fc
  .uniqueArray(operation, { minLength: 1, maxLength: 6, selector: ({ method, path }) => `${method} ${path}` })
  .map((operations) => ({ operations }));

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
  'field',
  'unfield',
  'type',
  'status',
  'unstatus',
  'body',
  'rename',
  'folder',
] as const;

export const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...CHANGES), pick: fc.nat(1000), add: operation, fields }),
  { maxLength: 4 },
);

/** The API after some changes. */
export function changed(before: Api, list: readonly Change[]): Api {
  const operations = structuredClone(before.operations);
  for (const { kind, pick, add, fields: more } of list) {
    const own = operations[pick % Math.max(operations.length, 1)];
    if (kind === 'add' || own === undefined) {
      if (!operations.some(({ method, path }) => method === add.method && path === add.path)) {
        operations.splice(pick % (operations.length + 1), 0, structuredClone(add));
      }
    } else if (kind === 'drop') {
      operations.splice(operations.indexOf(own), 1);
    } else {
      change(own, kind, pick, more);
    }
  }
  return { operations };
}

function change(own: Operation, kind: Change['kind'], pick: number, more: Fields): void {
  const bodies = [...Object.values(own.responses), ...(own.request ? [own.request] : [])];
  const body = bodies[pick % bodies.length] as Fields;
  const keys = Object.keys(body);
  const key = keys[pick % keys.length] as string;
  switch (kind) {
    case 'query':
      own.query = [...new Set([...own.query, 'fresh'])];
      break;
    case 'unquery':
      own.query = own.query.slice(1);
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
    case 'unstatus':
      if (Object.keys(own.responses).length > 1) {
        delete own.responses[Object.keys(own.responses)[0] as string];
      }
      break;
    case 'body':
      own.request = own.method === 'GET' ? undefined : { ...more };
      break;
    case 'rename':
      own.name = `${own.name} anew`;
      break;
    default:
      own.folder = 'Elsewhere';
  }
}

/** The items of a collection that shows the API. */
export function itemsOf({ operations }: Api): unknown[] {
  const folders = [...new Set(operations.map(({ folder }) => folder))];
  return folders.map((folder) => ({
    name: folder,
    item: operations.filter((own) => own.folder === folder).map(itemOf),
  }));
}

function itemOf({ name, method, path, query, request, responses }: Operation): unknown {
  return item({
    name,
    method,
    url: `https://api.example.com/${path}${query.length > 0 ? `?${query.map((key) => `${key}=some`).join('&')}` : ''}`,
    ...(request && { body: json(bodyOf(request)) }),
    responses: Object.entries(responses).map(([status, body]) => response(Number(status), bodyOf(body))),
  });
}

function bodyOf(body: Fields): object {
  return Object.fromEntries(Object.entries(body).map(([key, kind]) => [key, SAMPLES[kind]]));
}
