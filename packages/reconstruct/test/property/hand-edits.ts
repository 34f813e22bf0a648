import { dirname, join, relative } from 'node:path/posix';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { editText } from '../../src/edit/edit-text.ts';
import { isDict } from '../../src/read/guards.ts';
import type { Sandbox } from '../support/merging.ts';

const KINDS = [
  'comment',
  'describe',
  'field',
  'unfield',
  'drop',
  'rename',
  'move',
  'reorder',
  'crlf',
  'retype',
] as const;

/** Something a person does to a specification. */
export interface HandEdit {
  readonly kind: (typeof KINDS)[number];
  readonly pick: number;
}

export const handEdits: fc.Arbitrary<HandEdit[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...KINDS), pick: fc.nat(1000) }),
  { maxLength: 3 },
);

/** What must still be so after merging; throws when it is not. */
export type Survivor = { readonly what: string; readonly holds: (spec: Sandbox) => boolean };

interface SchemaAt {
  readonly file: string;
  readonly path: readonly string[];
  readonly name: string;
  readonly value: Record<string, unknown>;
}

function pickFrom<T>(list: readonly T[], pick: number): T | undefined {
  return list[pick % Math.max(list.length, 1)];
}

export function filesOf(spec: Sandbox): string[] {
  return Object.keys(spec.texts()).filter((name) => /\.(?:yaml|json)$/.test(name));
}

function schemasOf(spec: Sandbox): SchemaAt[] {
  return filesOf(spec).flatMap((file) => {
    const data = spec.data(file) as Record<string, unknown>;
    if (/\/schemas\//.test(file)) {
      return [{ file, path: [], name: file.replace(/^.*\/|\.yaml$/g, ''), value: data }];
    }
    const schemas = isDict(data.components) ? data.components.schemas : undefined;
    return Object.entries(isDict(schemas) ? schemas : {}).flatMap(([name, value]) =>
      isDict(value) ? [{ file, path: ['components', 'schemas', name], name, value }] : [],
    );
  });
}

function operationsOf(spec: Sandbox): { file: string; path: readonly string[]; url: string; method: string }[] {
  const root = spec.target.endsWith('.json') ? 'openapi.json' : 'openapi.yaml';
  const paths = (spec.data(root).paths ?? {}) as Record<string, Record<string, unknown>>;
  return Object.entries(paths).flatMap(([url, item]) => {
    const file = typeof item.$ref === 'string' ? join(dirname(root), item.$ref) : root;
    const own = (file === root ? item : (spec.data(file) as Record<string, unknown>)) ?? {};
    return Object.keys(own).map((method) => ({
      file,
      path: file === root ? ['paths', url, method] : [method],
      url,
      method,
    }));
  });
}

const everything = (spec: Sandbox): string => Object.values(spec.texts()).join('\n');

/** Edits a specification by hand; gives what must survive, or undefined where there was nothing to edit. */
export function editByHand(spec: Sandbox, { kind, pick }: HandEdit, number: number): Survivor | undefined {
  const schema = pickFrom(
    schemasOf(spec).filter(({ value }) => isDict(value.properties)),
    pick,
  );
  const operation = pickFrom(operationsOf(spec), pick);
  const file = pickFrom(
    filesOf(spec).filter((name) => name.endsWith('.yaml')),
    pick,
  );
  const mark = `hand${number}`;
  switch (kind) {
    case 'comment':
      if (file) {
        spec.write(file, `# ${mark}\n${spec.read(file)}`);
        return { what: `comment in ${file}`, holds: (after) => everything(after).includes(`# ${mark}`) };
      }
      return undefined;
    case 'crlf':
      if (file) {
        spec.write(file, spec.read(file).replace(/\r?\n/g, '\r\n'));
        return { what: `CRLF of ${file}`, holds: (after) => after.has(file) && !/[^\r]\n/.test(after.read(file)) };
      }
      return undefined;
    case 'describe':
      return schema && set(spec, schema.file, [...schema.path, 'description'], `${mark}.`, mark);
    case 'field':
      return schema && set(spec, schema.file, [...schema.path, 'properties', mark], { type: 'string' }, mark);
    case 'retype':
      return schema && retype(spec, schema, pick);
    case 'unfield':
      return schema && unfield(spec, schema, pick);
    case 'drop':
      return operation && drop(spec, operation);
    case 'rename':
      return schema && rename(spec, schema, `Hand${number}`);
    case 'move':
      return operation && move(spec, operation, `${mark}.yaml`);
    default:
      return schema && reorder(spec, schema);
  }
}

function set(spec: Sandbox, file: string, path: readonly string[], value: unknown, mark: string): Survivor {
  spec.write(file, editText(spec.read(file), { action: 'set', path, value }));
  return { what: `${mark} in ${file} ${path.join(' ')}`, holds: (after) => everything(after).includes(mark) };
}

function retype(spec: Sandbox, { file, path, value }: SchemaAt, pick: number): Survivor | undefined {
  const scalars = Object.entries(value.properties as Record<string, unknown>).filter(
    ([, schema]) => isDict(schema) && typeof schema.type === 'string' && schema.items === undefined,
  );
  const [key] = pickFrom(scalars, pick) ?? [];
  if (key === undefined) {
    return undefined;
  }
  const at = [...path, 'properties', key];
  spec.write(file, editText(spec.read(file), { action: 'set', path: at, value: { type: 'string', pattern: '^hand' } }));
  return { what: `retyped ${key} in ${file}`, holds: (after) => everything(after).includes('^hand') };
}

function unfield(spec: Sandbox, { file, path, value }: SchemaAt, pick: number): Survivor | undefined {
  const keys = Object.keys(value.properties as object);
  const key = pickFrom(keys, pick);
  const required = Array.isArray(value.required) && value.required.includes(key);
  if (key === undefined || required || keys.length < 2) {
    return undefined;
  }
  spec.write(file, editText(spec.read(file), { action: 'remove', path: [...path, 'properties', key] }));
  const name = path.at(-1) ?? file;
  return {
    what: `no ${key} in ${name}`,
    holds: (after) => {
      const at = schemasOf(after).find((schema) => schema.file === file && schema.path.at(-1) === path.at(-1));
      return at === undefined || !isDict(at.value.properties) || !(key in at.value.properties);
    },
  };
}

function drop(spec: Sandbox, { file, path, url, method }: ReturnType<typeof operationsOf>[number]): Survivor {
  spec.write(file, editText(spec.read(file), { action: 'remove', path }));
  return {
    what: `no ${method} ${url}`,
    holds: (after) => !operationsOf(after).some((own) => own.url === url && own.method === method),
  };
}

function rename(spec: Sandbox, { file, path, name, value }: SchemaAt, to: string): Survivor {
  const keys = (schema: Record<string, unknown>): string => Object.keys((schema.properties ?? {}) as object).join();
  if (path.length === 0) {
    spec.write(`${dirname(file)}/${to}.yaml`, spec.read(file));
    spec.delete(file);
    for (const other of filesOf(spec)) {
      spec.write(other, spec.read(other).replaceAll(`/${name}.yaml`, `/${to}.yaml`));
    }
  } else {
    const key = new RegExp(`^( {4}|\\s+")${name}("?):`, 'm');
    const references = new RegExp(`#/components/schemas/${name}(?=['"\\s])`, 'g');
    spec.write(file, spec.read(file).replace(key, `$1${to}$2:`).replace(references, `#/components/schemas/${to}`));
  }
  return {
    what: `schema ${name} is ${to}`,
    // The old name may come back for another schema, and not for this one.
    holds: (after) =>
      schemasOf(after).some((schema) => schema.name === to) &&
      !schemasOf(after).some((schema) => schema.name === name && keys(schema.value) === keys(value)),
  };
}

function move(spec: Sandbox, { file, url }: ReturnType<typeof operationsOf>[number], to: string): Survivor | undefined {
  if (!file.includes('/')) {
    return undefined;
  }
  const text = spec.read(file).replace(/(\$ref: )'?((?:\.\.?\/)[^'\s#]+)/g, (_all, key: string, path: string) => {
    return `${key}'./${relative('.', join(dirname(file), path))}`;
  });
  spec.write(to, text.replace(/(\$ref: '[^'\s]+)$/gm, "$1'").replace(/''$/gm, "'"));
  spec.delete(file);
  spec.edit('openapi.yaml', file, to);
  return { what: `${url} is in ${to}`, holds: (after) => after.has(to) && !after.has(file) };
}

function reorder(spec: Sandbox, { file, path }: SchemaAt): Survivor | undefined {
  if (path.length > 0) {
    return undefined;
  }
  const data = parse(spec.read(file)) as Record<string, unknown>;
  const keys = Object.keys(data.properties as object).reverse();
  data.properties = Object.fromEntries(keys.map((key) => [key, (data.properties as Record<string, unknown>)[key]]));
  spec.write(file, stringify(data));
  return {
    what: `order in ${file}`,
    holds: (after) => {
      if (!after.has(file)) {
        return false;
      }
      const now = Object.keys((parse(after.read(file)) as { properties: object }).properties).filter((key) =>
        keys.includes(key),
      );
      return JSON.stringify(now) === JSON.stringify(keys.filter((key) => now.includes(key)));
    },
  };
}
