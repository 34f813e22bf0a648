import { posix } from 'node:path';
import type { Source } from './read-source.ts';

/** What OpenAPI may expect in a place, as far as files are made of it. */
export type ObjectType =
  | 'path item'
  | 'schema'
  | 'parameter'
  | 'response'
  | 'request body'
  | 'example'
  | 'header'
  | 'link';

/** One `$ref` of a file. */
export interface Ref {
  readonly from: string;
  readonly line: number;
  /** As written. */
  readonly written: string;
  /** File that it names, relative to the specification's folder. */
  readonly file: string;
  /** Key in that file: `#/LinkId` → `LinkId`; absent for the whole file. */
  readonly key?: string;
  /** Absent where anything may stand. */
  readonly expected?: ObjectType;
  /** Key under which it stands. */
  readonly name?: string;
  /** The object that it is the `$ref` of; absent for one that only the text has. */
  readonly node?: object;
}

type Node = Readonly<Record<string, unknown>>;

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The folder of each kind, and the kind of each folder. */
export const FOLDERS: Readonly<Record<string, ObjectType>> = {
  paths: 'path item',
  schemas: 'schema',
  parameters: 'parameter',
  responses: 'response',
  requestBodies: 'request body',
  examples: 'example',
  headers: 'header',
  links: 'link',
};

/** Keys whose value maps names to things of a kind. */
const MAPS: Readonly<Record<string, ObjectType>> = {
  paths: 'path item',
  webhooks: 'path item',
  responses: 'response',
  headers: 'header',
  links: 'link',
  examples: 'example',
  properties: 'schema',
  patternProperties: 'schema',
};

const LISTS: Readonly<Record<string, ObjectType>> = {
  parameters: 'parameter',
  allOf: 'schema',
  anyOf: 'schema',
  oneOf: 'schema',
  prefixItems: 'schema',
};

const SINGLE: Readonly<Record<string, ObjectType>> = {
  schema: 'schema',
  items: 'schema',
  additionalProperties: 'schema',
  not: 'schema',
  requestBody: 'request body',
};

const DATA: ReadonlySet<string> = new Set(['example', 'value', 'default', 'const', 'enum']);

/** What a thing is by what it holds; `undefined` when it could be several things. */
export function objectTypeOf(node: unknown): ObjectType | undefined {
  if (!isNode(node)) {
    return undefined;
  }
  const has = (...keys: readonly string[]) => keys.some((key) => key in node);
  if (has('get', 'put', 'post', 'delete', 'patch')) {
    return 'path item';
  }
  if (has('in') && has('name')) {
    return 'parameter';
  }
  if (has('value', 'externalValue')) {
    return 'example';
  }
  if (has('operationId', 'operationRef')) {
    return 'link';
  }
  if (has('type', 'properties', 'enum', 'const', 'anyOf', 'oneOf', 'allOf', 'items')) {
    return 'schema';
  }
  if (has('content')) {
    return has('required') ? 'request body' : 'response';
  }
  return has('schema') ? 'header' : undefined;
}

/** The folder that says what a file is: the last one before its name. */
export function folderType(file: string): ObjectType | undefined {
  return /^webhooks\/[^/]+$/.test(file) ? 'path item' : FOLDERS[posix.basename(posix.dirname(file))];
}

const REF = /\$ref['"]?:\s*(?:'([^']*)'|"([^"]*)"|([^\s,}]+))/g;

function toRef(from: string, written: string, line: number, expected?: ObjectType): Ref {
  const [target = '', pointer] = written.split('#');
  const file = target === '' ? from : posix.normalize(posix.join(posix.dirname(from), target));
  const key = pointer?.replace(/^\//, '');
  return { from, line, written, file, ...(key && { key }), ...(expected && { expected }) };
}

/** Finds the references of a file, each with what its place expects, in the order of the text. */
export function refsOf({ path, text, parsed }: Source): readonly Ref[] {
  const lines = new Map<string, number[]>();
  for (const [index, line] of text.split('\n').entries()) {
    for (const match of line.matchAll(REF)) {
      const target = match[1] ?? match[2] ?? match[3] ?? '';
      lines.set(target, [...(lines.get(target) ?? []), index + 1]);
    }
  }
  const refs: Ref[] = [];
  const visit = (node: unknown, expected: ObjectType | undefined, name?: string): void => {
    if (Array.isArray(node)) {
      for (const each of node) {
        visit(each, expected);
      }
      return;
    }
    if (!isNode(node)) {
      return;
    }
    if (typeof node.$ref === 'string') {
      refs.push({
        ...toRef(path, node.$ref, lines.get(node.$ref)?.shift() ?? 1, expected),
        node,
        ...(name && { name }),
      });
    }
    for (const [key, value] of Object.entries(node)) {
      if (DATA.has(key) && expected !== undefined) {
        continue;
      }
      const map = expected === 'schema' && !key.endsWith('roperties') ? undefined : MAPS[key];
      if (map && isNode(value) && !('$ref' in value)) {
        for (const [each, inner] of Object.entries(value)) {
          visit(inner, map, each);
        }
      } else if (LISTS[key] && Array.isArray(value)) {
        visit(value, LISTS[key]);
      } else {
        visit(value, SINGLE[key]);
      }
    }
  };
  const kind = folderType(path);
  const isSet = isNode(parsed) && kind !== 'path item' && Object.keys(parsed).every((key) => /^[A-Z]/.test(key));
  if (isSet && kind) {
    for (const each of Object.values(parsed)) {
      visit(each, kind);
    }
  } else if (kind !== 'example') {
    visit(parsed, kind ?? undefined);
  }
  return refs;
}

/** What a file holds under a key, or as a whole. */
export function targetOf(source: Source, key: string | undefined): unknown {
  return key === undefined
    ? source.parsed
    : key.split('/').reduce<unknown>((node, name) => (isNode(node) ? node[name] : undefined), source.parsed);
}

/** Every reference in the text of a file, also in lines that could not be parsed: somebody means what they name. */
export function writtenRefs({ path, original }: Source): readonly Ref[] {
  return original
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(REF)].map((match) => toRef(path, match[1] ?? match[2] ?? match[3] ?? '', index + 1)),
    );
}
