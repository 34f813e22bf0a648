import { dirname, join, relative } from 'node:path/posix';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { editText } from '../../src/edit/edit-text.ts';
import type { PlainEdit } from '../../src/edit/plain-edits.ts';
import { isDict } from '../../src/read/guards.ts';
import type { Sandbox } from '../support/merging.ts';

/** What must still be so after merging; throws when it is not. */
export type Survivor = { readonly what: string; readonly holds: (spec: Sandbox) => boolean };

/** Edits a specification by hand; gives what must survive, or undefined where there was nothing to edit. */
type Editor = (spec: Sandbox, pick: number, mark: string) => Survivor | undefined;

type Dict = Record<string, unknown>;

interface SchemaAt {
  readonly file: string;
  readonly path: readonly string[];
  readonly name: string;
  readonly value: Dict;
}

interface OperationAt {
  readonly file: string;
  readonly path: readonly string[];
  readonly url: string;
  readonly method: string;
  readonly value: Dict;
}

function pickFrom<T>(list: readonly T[], pick: number): T | undefined {
  return list[pick % Math.max(list.length, 1)];
}

function filesOf(spec: Sandbox): string[] {
  return Object.keys(spec.texts()).filter((name) => /\.(?:yaml|json)$/.test(name));
}

function rootOf(spec: Sandbox): string {
  return spec.target.endsWith('.json') ? 'openapi.json' : 'openapi.yaml';
}

function schemasOf(spec: Sandbox): SchemaAt[] {
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

function objectsOf(spec: Sandbox): SchemaAt[] {
  return schemasOf(spec).filter(({ value }) => isDict(value.properties));
}

function operationsOf(spec: Sandbox): OperationAt[] {
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

const everything = (spec: Sandbox): string => Object.values(spec.texts()).join('\n');

function edit(spec: Sandbox, file: string, ...edits: readonly PlainEdit[]): void {
  spec.write(file, editText(spec.read(file), ...edits));
}

/** Sets a value that holds a mark. */
function set(spec: Sandbox, file: string, path: readonly string[], value: unknown, mark: string): Survivor {
  edit(spec, file, { action: 'set', path, value });
  return { what: `${mark} in ${file} ${path.join(' ')}`, holds: (after) => everything(after).includes(mark) };
}

const describe: Editor = (spec, pick, mark) => {
  const schema = pickFrom(objectsOf(spec), pick);
  return schema && set(spec, schema.file, [...schema.path, 'description'], `${mark}.`, mark);
};

const describeField: Editor = (spec, pick, mark) => {
  const schema = pickFrom(objectsOf(spec), pick);
  const [key] = pickFrom(
    Object.entries((schema?.value.properties ?? {}) as Dict).filter(
      ([, own]) => isDict(own) && !own.$ref && !own.anyOf,
    ),
    pick,
  ) ?? [undefined];
  return schema && key !== undefined
    ? set(spec, schema.file, [...schema.path, 'properties', key, 'description'], `${mark}: with a colon.`, mark)
    : undefined;
};

const describeOperation: Editor = (spec, pick, mark) => {
  const operation = pickFrom(operationsOf(spec), pick);
  return operation && set(spec, operation.file, [...operation.path, 'description'], `${mark}.`, mark);
};

const field: Editor = (spec, pick, mark) => {
  const schema = pickFrom(objectsOf(spec), pick);
  return schema && set(spec, schema.file, [...schema.path, 'properties', mark], { type: 'string' }, mark);
};

/** A comment on a line of its own, anywhere. */
const comment: Editor = (spec, pick, mark) => {
  const file = pickFrom(
    filesOf(spec).filter((name) => name.endsWith('.yaml')),
    pick,
  );
  if (file === undefined) {
    return undefined;
  }
  const text = spec.read(file);
  const lines = text.split('\n');
  const at = Math.floor(pick / 7) % lines.length;
  const indent = /^[ -]*/.exec(lines[at] ?? '')?.[0].length ?? 0;
  const cr = text.includes('\r\n') ? '\r' : '';
  lines.splice(at, 0, `${' '.repeat(indent)}# ${mark}${cr}`);
  const commented = lines.join('\n');
  if (!isDeepStrictEqual(parse(commented), parse(text))) {
    return undefined;
  }
  spec.write(file, commented);
  return { what: `comment in ${file}`, holds: (after) => everything(after).includes(`# ${mark}`) };
};

const quote: Editor = (spec, pick) => {
  const spots = filesOf(spec).flatMap((file) =>
    [...spec.read(file).matchAll(/^ *(?:operationId|summary): [A-Za-z ]+$/gm)].map((match) => ({
      file,
      line: match[0],
    })),
  );
  const spot = pickFrom(spots, pick);
  if (spot === undefined) {
    return undefined;
  }
  const quoted = spot.line.replace(/: (.*)$/, ': "$1"');
  spec.edit(spot.file, spot.line, quoted);
  const start = quoted.replace(/".*$/, '"');
  return { what: `quotes of ${spot.line.trim()}`, holds: (after) => everything(after).includes(start) };
};

const crlf: Editor = (spec, pick) => {
  const file = pickFrom(filesOf(spec), pick);
  if (file === undefined) {
    return undefined;
  }
  spec.write(file, spec.read(file).replace(/\r?\n/g, '\r\n'));
  return { what: `CRLF of ${file}`, holds: (after) => after.has(file) && !/[^\r]\n/.test(after.read(file)) };
};

const retype: Editor = (spec, pick) => {
  const schema = pickFrom(objectsOf(spec), pick);
  const scalars = Object.entries((schema?.value.properties ?? {}) as Dict).filter(
    ([, own]) => isDict(own) && typeof own.type === 'string' && own.items === undefined,
  );
  const [key] = pickFrom(scalars, pick) ?? [];
  return schema && key !== undefined
    ? set(spec, schema.file, [...schema.path, 'properties', key], { type: 'string', pattern: '^hand' }, '^hand')
    : undefined;
};

const unfield: Editor = (spec, pick) => {
  const schema = pickFrom(objectsOf(spec), pick);
  const keys = Object.keys((schema?.value.properties ?? {}) as Dict);
  const key = pickFrom(keys, pick);
  const required = Array.isArray(schema?.value.required) && schema.value.required.includes(key);
  if (schema === undefined || key === undefined || required || keys.length < 2) {
    return undefined;
  }
  const { file, path } = schema;
  edit(spec, file, { action: 'remove', path: [...path, 'properties', key] });
  return {
    what: `no ${key} in ${path.at(-1) ?? file}`,
    holds: (after) => {
      const at = schemasOf(after).find((own) => own.file === file && own.path.at(-1) === path.at(-1));
      return at === undefined || !isDict(at.value.properties) || !(key in at.value.properties);
    },
  };
};

const require: Editor = (spec, pick) => {
  const schema = pickFrom(objectsOf(spec), pick);
  const key = pickFrom(Object.keys((schema?.value.properties ?? {}) as Dict), pick);
  if (schema === undefined || key === undefined || schema.value.required !== undefined) {
    return undefined;
  }
  const { file, path, name } = schema;
  edit(spec, file, { action: 'set', path: [...path, 'required'], value: [key] });
  return {
    what: `${key} required in ${name}`,
    holds: (after) =>
      schemasOf(after).some((own) => own.name === name && (own.value.required as string[] | undefined)?.includes(key)),
  };
};

const drop: Editor = (spec, pick) => {
  const operation = pickFrom(operationsOf(spec), pick);
  if (operation === undefined) {
    return undefined;
  }
  const { file, path, url, method } = operation;
  edit(spec, file, { action: 'remove', path });
  return {
    what: `no ${method} ${url}`,
    holds: (after) => !operationsOf(after).some((own) => own.url === url && own.method === method),
  };
};

const dropResponse: Editor = (spec, pick) => {
  const operation = pickFrom(
    operationsOf(spec).filter(({ value }) => Object.keys((value.responses ?? {}) as Dict).length > 1),
    pick,
  );
  const status = pickFrom(Object.keys((operation?.value.responses ?? {}) as Dict), pick);
  if (operation === undefined || status === undefined) {
    return undefined;
  }
  const { file, path, url, method } = operation;
  edit(spec, file, { action: 'remove', path: [...path, 'responses', status] });
  return {
    what: `no ${status} of ${method} ${url}`,
    holds: (after) =>
      operationsOf(after).every(
        (own) => own.url !== url || own.method !== method || !((own.value.responses as Dict)[status] as unknown),
      ),
  };
};

const dropParameter: Editor = (spec, pick) => {
  const spots = operationsOf(spec).flatMap((operation) =>
    ((operation.value.parameters ?? []) as Dict[]).flatMap((parameter, index) =>
      parameter.in === 'query' || parameter.in === 'header' ? [{ operation, parameter, index }] : [],
    ),
  );
  const spot = pickFrom(spots, pick);
  if (spot === undefined) {
    return undefined;
  }
  const { file, path, url, method } = spot.operation;
  edit(spec, file, { action: 'remove', path: [...path, 'parameters', String(spot.index)] });
  return {
    what: `no ${spot.parameter.name} of ${method} ${url}`,
    holds: (after) =>
      operationsOf(after).every(
        (own) =>
          own.url !== url ||
          own.method !== method ||
          !((own.value.parameters ?? []) as Dict[]).some(({ name }) => name === spot.parameter.name),
      ),
  };
};

const newId: Editor = (spec, pick, mark) => {
  const operation = pickFrom(operationsOf(spec), pick);
  return operation && set(spec, operation.file, [...operation.path, 'operationId'], `${mark}Id`, `${mark}Id`);
};

const ownOperation: Editor = (spec, _pick, mark) => {
  const value = { get: { operationId: mark, responses: { 200: { description: 'Ok.' } } } };
  return set(spec, rootOf(spec), ['paths', `/${mark}`], value, mark);
};

const ownStatus: Editor = (spec, pick, mark) => {
  const operation = pickFrom(operationsOf(spec), pick);
  return operation && set(spec, operation.file, [...operation.path, 'responses', '418'], { description: mark }, mark);
};

const secure: Editor = (spec, pick) => {
  const operation = pickFrom(operationsOf(spec), pick);
  if (operation === undefined) {
    return undefined;
  }
  const scheme = { type: 'openIdConnect', openIdConnectUrl: 'https://example.com/hand' };
  edit(spec, rootOf(spec), { action: 'set', path: ['components', 'securitySchemes', 'hand'], value: scheme });
  return set(spec, operation.file, [...operation.path, 'security'], [{ hand: [] }], 'openIdConnect');
};

/** A path parameter gets another name, in the path and where it is described. */
const renameVariable: Editor = (spec, pick, mark) => {
  const root = rootOf(spec);
  const urls = Object.keys((spec.data(root).paths ?? {}) as Dict).filter((url) => url.includes('{'));
  const url = pickFrom(urls, pick);
  const name = /\{(\w+)\}/.exec(url ?? '')?.[1];
  const shared = operationsOf(spec).some(
    (own) => own.url === url && ((own.value.parameters ?? []) as Dict[]).some((parameter) => parameter.$ref),
  );
  if (url === undefined || name === undefined || shared) {
    return undefined;
  }
  for (const { file, path, value } of operationsOf(spec).filter((own) => own.url === url)) {
    for (const [index, parameter] of ((value.parameters ?? []) as Dict[]).entries()) {
      if (parameter.in === 'path' && parameter.name === name) {
        edit(spec, file, { action: 'set', path: [...path, 'parameters', String(index), 'name'], value: mark });
      }
    }
  }
  const to = url.replace(`{${name}}`, `{${mark}}`);
  spec.write(
    root,
    spec.read(root).replace(new RegExp(`^(\\s*['"]?)${url.replace(/[{}]/g, '\\$&')}(?=['"]?:)`, 'm'), `$1${to}`),
  );
  return {
    what: `${url} is ${to}`,
    holds: (after) =>
      Object.keys(after.data(root).paths as Dict)
        .filter((own) => own === to || own === url)
        .join() === to,
  };
};

const rename: Editor = (spec, pick, mark) => {
  const schema = pickFrom(objectsOf(spec), pick);
  if (schema === undefined) {
    return undefined;
  }
  const { file, path, name, value } = schema;
  const to = mark.replace('h', 'H');
  if (path.length === 0) {
    moveFile(spec, file, `${dirname(file)}/${to}.yaml`);
  } else {
    const key = new RegExp(`^( {4}|\\s+")${name}("?):`, 'm');
    const references = new RegExp(`#/components/schemas/${name}(?=['"\\s])`, 'g');
    spec.write(file, spec.read(file).replace(key, `$1${to}$2:`).replace(references, `#/components/schemas/${to}`));
  }
  const keys = (schema: Dict): string =>
    JSON.stringify([Object.keys((schema.properties ?? {}) as object), schema.required]);
  return {
    what: `schema ${name} is ${to}`,
    // The old name may come back for another schema, and not for this one.
    holds: (after) =>
      schemasOf(after).some((own) => own.name === to) &&
      !schemasOf(after).some((own) => own.name === name && keys(own.value) === keys(value)),
  };
};

const moveSchema: Editor = (spec, pick, mark) => {
  const schema = pickFrom(
    objectsOf(spec).filter(({ path }) => path.length === 0),
    pick,
  );
  if (schema === undefined) {
    return undefined;
  }
  const to = `${mark}/schemas/${schema.name}.yaml`;
  moveFile(spec, schema.file, to);
  return { what: `${schema.file} is ${to}`, holds: (after) => after.has(to) && !after.has(schema.file) };
};

const moveOperation: Editor = (spec, pick, mark) => {
  const operation = pickFrom(operationsOf(spec), pick);
  if (operation === undefined || !operation.file.includes('/')) {
    return undefined;
  }
  const to = `${mark}.yaml`;
  moveFile(spec, operation.file, to);
  return { what: `${operation.url} is in ${to}`, holds: (after) => after.has(to) && !after.has(operation.file) };
};

/** Moves a file with the references in it and to it. */
function moveFile(spec: Sandbox, file: string, to: string): void {
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

const reorder: Editor = (spec, pick) => {
  const schema = pickFrom(objectsOf(spec), pick);
  if (schema === undefined || schema.path.length > 0) {
    return undefined;
  }
  const { file } = schema;
  const data = parse(spec.read(file)) as Dict;
  const keys = Object.keys(data.properties as object).reverse();
  data.properties = Object.fromEntries(keys.map((key) => [key, (data.properties as Dict)[key]]));
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
};

/** A schema of its own becomes part of the place that refers to it. */
const inline: Editor = (spec, pick, mark) => {
  const spots = operationsOf(spec).flatMap((operation) =>
    Object.entries((operation.value.responses ?? {}) as Record<string, Dict>).flatMap(([status, response]) => {
      const media = isDict(response.content) ? response.content['application/json'] : undefined;
      const reference = isDict(media) && isDict(media.schema) ? media.schema.$ref : undefined;
      const name = /([^/]+?)(?:\.yaml)?$/.exec(String(reference))?.[1];
      const schema = schemasOf(spec).find((own) => own.name === name);
      return reference !== undefined && schema && !JSON.stringify(schema.value).includes('$ref')
        ? [{ operation, status, schema }]
        : [];
    }),
  );
  const spot = pickFrom(spots, pick);
  if (spot === undefined) {
    return undefined;
  }
  const { file, path } = spot.operation;
  const at = [...path, 'responses', spot.status, 'content', 'application/json', 'schema'];
  return set(spec, file, at, { title: mark, ...spot.schema.value }, mark);
};

const EDITORS = {
  comment,
  crlf,
  describe,
  describeField,
  describeOperation,
  drop,
  dropParameter,
  dropResponse,
  field,
  inline,
  moveOperation,
  moveSchema,
  newId,
  ownOperation,
  ownStatus,
  quote,
  rename,
  renameVariable,
  reorder,
  require,
  retype,
  secure,
  unfield,
} satisfies Record<string, Editor>;

/** Something a person does to a specification. */
export interface HandEdit {
  readonly kind: keyof typeof EDITORS;
  readonly pick: number;
}

export const handEdits: fc.Arbitrary<HandEdit[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...(Object.keys(EDITORS) as HandEdit['kind'][])), pick: fc.nat(1000) }),
  { maxLength: 4 },
);

/** Makes an edit; the number tells it from others. */
export function editByHand(spec: Sandbox, { kind, pick }: HandEdit, number: number): Survivor | undefined {
  return EDITORS[kind](spec, pick, `hand${number}`);
}
