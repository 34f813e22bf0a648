import { dirname, join, relative } from 'node:path/posix';
import { editText } from '../../../src/edit/edit-text.ts';
import type { PlainEdit } from '../../../src/edit/plain-edits.ts';
import { isDict } from '../../../src/read/guards.ts';
import type { Sandbox } from '../../support/merging.ts';

/** What must still be so after merging; throws when it is not. */
export type Survivor = { readonly what: string; readonly holds: (spec: Sandbox) => boolean };

/** Edits a specification by hand; gives what must survive, or undefined where there was nothing to edit. */
export type Editor = (spec: Sandbox, pick: number, mark: string) => Survivor | undefined;

export type Dict = Record<string, unknown>;

export interface SchemaAt {
  readonly file: string;
  readonly path: readonly string[];
  readonly name: string;
  readonly value: Dict;
}

export interface OperationAt {
  readonly file: string;
  readonly path: readonly string[];
  readonly url: string;
  readonly method: string;
  readonly value: Dict;
}

export function pickFrom<T>(list: readonly T[], pick: number): T | undefined {
  return list[pick % Math.max(list.length, 1)];
}

export function filesOf(spec: Sandbox): string[] {
  return Object.keys(spec.texts()).filter((name) => /\.(?:yaml|json)$/.test(name));
}

export function rootOf(spec: Sandbox): string {
  return spec.target.endsWith('.json') ? 'openapi.json' : 'openapi.yaml';
}

export function schemasOf(spec: Sandbox): SchemaAt[] {
  return filesOf(spec).flatMap((file) => {
    const data = spec.data(file) as Dict;
    if (/(?:^|\/)schemas\//.test(file)) {
      return [{ file, path: [], name: file.replace(/^.*\/|\.yaml$/g, ''), value: data }];
    }
    const schemas = isDict(data.components) ? data.components.schemas : undefined;
    return Object.entries(isDict(schemas) ? schemas : {}).flatMap(([name, value]) =>
      isDict(value) ? [{ file, path: ['components', 'schemas', name], name, value }] : [],
    );
  });
}

export function objectsOf(spec: Sandbox): SchemaAt[] {
  return schemasOf(spec).filter(({ value }) => isDict(value.properties));
}

export function operationsOf(spec: Sandbox): OperationAt[] {
  const root = rootOf(spec);
  const paths = (spec.data(root).paths ?? {}) as Record<string, Dict>;
  return Object.entries(paths).flatMap(([url, item]) => {
    const file = typeof item.$ref === 'string' ? join(dirname(root), item.$ref) : root;
    const own = ((file === root ? item : spec.data(file)) ?? {}) as Record<string, Dict>;
    return Object.entries(own).flatMap(([method, value]) =>
      isDict(value) ? [{ file, path: file === root ? ['paths', url, method] : [method], url, method, value }] : [],
    );
  });
}

/** The path item of a url. */
export function itemOf(spec: Sandbox, url: string): Dict | undefined {
  const item = spec.data(rootOf(spec)).paths?.[url] as Dict | undefined;
  return typeof item?.$ref === 'string' ? (spec.data(join(dirname(rootOf(spec)), item.$ref)) as Dict) : item;
}

export const everything = (spec: Sandbox): string => Object.values(spec.texts()).join('\n');

export function edit(spec: Sandbox, file: string, ...edits: readonly PlainEdit[]): void {
  spec.write(file, editText(spec.read(file), ...edits));
}

/** Sets a value that holds a mark. */
export function set(spec: Sandbox, file: string, path: readonly string[], value: unknown, mark: string): Survivor {
  edit(spec, file, { action: 'set', path, value });
  return { what: `${mark} in ${file} ${path.join(' ')}`, holds: (after) => everything(after).includes(mark) };
}

/** Moves a file with the references in it and to it. */
export function moveFile(spec: Sandbox, file: string, to: string): void {
  const path = (from: string, target: string): string => {
    const near = relative(dirname(from), target);
    return near.startsWith('.') ? near : `./${near}`;
  };
  const pattern = /(\$ref: ['"]?)([^'"\s#]+)/g;
  for (const other of filesOf(spec)) {
    const own = other === file ? to : other;
    const text = spec.read(other).replace(pattern, (all, key: string, reference: string) => {
      const target = join(dirname(other), reference);
      return other === file || target === file ? key + path(own, target === file ? to : target) : all;
    });
    spec.write(own, text);
  }
  spec.delete(file);
}
