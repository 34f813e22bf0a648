import { type OpenApiDocument, type Operation, resolveRef, type Schema } from '@belvo-openapi/spec';
import { pathPattern } from '../spec/operations.ts';
import { jsonContent } from '../validation/body-violations.ts';

/** Things of one kind that the API keeps, found by their paths: `/api/things/` and `/api/things/{id}/`. */
export interface Collection {
  /** Path template of the whole. */
  readonly path: string;
  /** Path template of one thing. */
  readonly itemPath: string;
  /** What other things call one of these in a field: `/api/bank-accounts/` → `bank_account`. */
  readonly reference: string;
  /** Fields of the request that adds to it which name what the new things belong to, such as `link`. */
  readonly owners: ReadonlySet<string>;
  /** Things that the examples show, by which a new store is not empty. */
  readonly seeds: readonly Item[];
}

/** One thing, as the API shows it. */
export type Item = Readonly<Record<string, unknown>>;

/** What an operation does with a collection. */
export interface Role {
  readonly does: 'list' | 'add' | 'resume' | 'get' | 'change' | 'delete' | 'act';
  readonly collection: Collection;
}

/** Collections and roles, derived from the operations of a document alone. */
export interface Model {
  readonly collections: readonly Collection[];
  /** What an operation does; `undefined` for one that has nothing to do with stored things. */
  roleOf(operation: Operation): Role | undefined;
  /** The collection whose things a field of this name refers to, in the part of the API that a path belongs to. */
  referred(field: string, path: string): Collection | undefined;
}

const lastParameter = /\{[^}/]+\}\/?$/;

export function createModel(document: OpenApiDocument, operations: readonly Operation[]): Model {
  const itemPaths = new Set(
    operations.filter(({ method, path }) => method === 'get' && lastParameter.test(path)).map(({ path }) => path),
  );
  const collections = [...itemPaths].map((itemPath) => {
    const path = itemPath.replace(lastParameter, '');
    const adds = operations.find((operation) => operation.method === 'post' && operation.path === path);
    const owners = new Set(fieldsOf(document, adds && jsonContent(adds)?.schema).keys());
    return { path, itemPath, reference: singular(path), owners, seeds: seedsOf(operations, path, itemPath) };
  });
  const roles = new Map(
    operations.flatMap((operation) => {
      const role = roleOf(operation, collections);
      return role === undefined ? [] : [[operation.operationId, role] as const];
    }),
  );
  return {
    collections,
    roleOf: ({ operationId }) => roles.get(operationId),
    referred: (field, near) =>
      collections.find(
        ({ reference, path }) => reference === field && !path.includes('{') && partOf(path) === partOf(near),
      ),
  };
}

/** Belvo's data and payments are two APIs under one roof: `/api/…` and `/payments/…`. */
function partOf(path: string): string | undefined {
  return path.split('/')[1];
}

function roleOf({ method, path }: Operation, collections: readonly Collection[]): Role | undefined {
  const whole = collections.find((collection) => collection.path === path);
  const does = whole && ({ get: 'list', post: 'add', patch: 'resume' } as const)[method as 'get' | 'post' | 'patch'];
  if (whole !== undefined && does !== undefined) {
    return { does, collection: whole };
  }
  const one = collections.find((collection) => collection.itemPath === path);
  const doesOne = one && ({ get: 'get', put: 'change', patch: 'change', delete: 'delete' } as const)[method as 'get'];
  if (one !== undefined && doesOne !== undefined) {
    return { does: doesOne, collection: one };
  }
  const above = collections.find(
    (collection) => isBelow(path, collection) && !shape(path).slice(shape(collection.itemPath).length).includes('{'),
  );
  return above === undefined ? undefined : { does: 'act', collection: above };
}

/** The name of one thing of a collection, as fields have it. */
export function singular(path: string): string {
  const last =
    path
      .split('/')
      .filter((segment) => segment !== '' && !segment.startsWith('{'))
      .at(-1) ?? '';
  const name = last.replaceAll('-', '_');
  return name
    .replace(/ies$/, 'y')
    .replace(/(ss|us)es$/, '$1')
    .replace(/([^su])s$/, '$1');
}

/** Every thing that a response about one or several shows, the first of each id. */
function seedsOf(operations: readonly Operation[], path: string, itemPath: string): readonly Item[] {
  const shown = operations
    .filter((operation) => operation.path === itemPath || operation.path === path)
    .sort((a, b) => Number(b.path === itemPath) - Number(a.path === itemPath))
    .flatMap((operation) =>
      operation.responses
        .filter(({ status }) => /^20[01]$/.test(status))
        .flatMap(({ examples }) => examples)
        .flatMap(({ value }) => itemsIn(operation, value)),
    );
  const seeds = new Map<string, Item>();
  for (const item of shown) {
    const id = idOf(item) ?? '';
    seeds.set(id, seeds.get(id) ?? item);
  }
  return [...seeds.values()];
}

/** The things in a body: itself, its list, or that of its page. */
export function itemsIn({ extensions }: Operation, body: unknown): readonly Item[] {
  const list = Array.isArray(body)
    ? body
    : isItem(body) && extensions.pagination
      ? body[extensions.pagination.items]
      : [body];
  return (Array.isArray(list) ? list : []).filter((item) => isItem(item) && idOf(item) !== undefined);
}

/** The id of a thing. */
export function idOf(item: Item): string | undefined {
  return typeof item.id === 'string' ? item.id : undefined;
}

/** The first value of a field, the nearest to the top, in a thing and what is inside it. */
export function deepField(value: unknown, name: string): string | undefined {
  let level: readonly unknown[] = [value];
  while (level.length > 0) {
    const found = level
      .map((inner) => (isItem(inner) ? inner[name] : undefined))
      .find((inner) => typeof inner === 'string');
    if (typeof found === 'string') {
      return found;
    }
    level = level.flatMap((inner) => (typeof inner === 'object' && inner !== null ? Object.values(inner) : []));
  }
  return undefined;
}

export function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields that a schema names, in all of its compositions. */
export function fieldsOf(document: OpenApiDocument, node: Schema | undefined): ReadonlyMap<string, Schema> {
  if (node === undefined) {
    return new Map();
  }
  const schema = resolveRef<Schema>(document, node);
  const inner = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return new Map([
    ...inner.flatMap((branch) => [...fieldsOf(document, branch)]),
    ...Object.entries(schema.properties ?? {}),
  ]);
}

/** Where a request to a collection, one of its things, or below it leads: the concrete path of the whole and the id. */
export function addressed({ does, collection }: Role, path: string): { readonly whole: string; readonly id?: string } {
  if (['list', 'add', 'resume'].includes(does)) {
    return { whole: path };
  }
  const depth = collection.path.split('/').length;
  const segments = path.split('/');
  const whole = `${segments.slice(0, depth - 1).join('/')}/`;
  return { whole, id: decodeURIComponent(segments[depth - 1] ?? '') };
}

/** Whether a path template leads to something below a thing of a collection, whatever each calls its parameters. */
export function isBelow(path: string, { itemPath }: Collection): boolean {
  return path !== itemPath && shape(path).startsWith(shape(itemPath));
}

function shape(path: string): string {
  return path.replace(/\{[^}]+\}/g, '{}');
}

/** Whether a concrete path is one of a collection. */
export function isPathOf({ path }: Collection, concrete: string): boolean {
  return pathPattern(path).test(concrete);
}
