import type { OpenApiDocument } from '@belvo-openapi/spec';
import {
  contentNodes,
  isNode,
  type Located,
  linkNodes,
  type Node,
  operationNodes,
  parameterNodes,
  schemaNodes,
} from '../../schema/places.ts';

/** A way to break a document in one place. */
export interface Mutant {
  /** What kind of change it is. */
  readonly operator: string;
  /** Where, as a JSON Pointer to the object that is changed. */
  readonly pointer: string;
  /** What exactly is changed there. */
  readonly what: string;
  /** Makes the change to that object. */
  readonly change: (node: Node) => void;
}

const OTHER_TYPE: Record<string, string> = {
  string: 'integer',
  integer: 'string',
  number: 'string',
  boolean: 'string',
  array: 'object',
  object: 'array',
};

/** Everything that can be broken in a document. */
export function mutantsOf(document: OpenApiDocument): readonly Mutant[] {
  const pathNode = document.paths ?? {};
  return [
    ...schemaNodes(document).flatMap(schemaMutants),
    ...parameterNodes(document).flatMap(parameterMutants),
    ...operationNodes(document).flatMap(operationMutants),
    ...contentNodes(document).map(({ pointer }) =>
      rename('change a media type', parentOf(pointer), 'application/json', 'text/plain'),
    ),
    ...linkNodes(document).map((link) => set('redirect a link', link, 'operationId', 'nowhere_resume')),
    ...Object.keys(pathNode).flatMap((path) => [
      rename('drop a trailing slash', '/paths', path, path.replace(/\/$/, '')),
      rename('change a path', '/paths', path, path.replace(/[a-z-]+(\/(\{[^}]+\}\/)?)$/, 'renamed$1')),
    ]),
  ].filter(({ what }) => what !== '');
}

function schemaMutants(located: Located): readonly Mutant[] {
  const { node } = located;
  const types = [node.type ?? []].flat() as string[];
  const required = (node.required ?? []) as string[];
  const properties = Object.keys((node.properties ?? {}) as object);
  const values = (node.enum ?? []) as unknown[];
  const [main] = types;
  return [
    ...(main !== undefined && main in OTHER_TYPE
      ? [
          set(
            'change a type',
            located,
            'type',
            types.length > 1 ? [OTHER_TYPE[main], ...types.slice(1)] : OTHER_TYPE[main],
          ),
        ]
      : []),
    ...(types.includes('null')
      ? [
          set(
            'forbid null',
            located,
            'type',
            types.filter((type) => type !== 'null'),
          ),
        ]
      : []),
    ...(types.length === 1 && main !== 'null' && node.enum === undefined
      ? [set('allow null', located, 'type', [main, 'null'])]
      : []),
    ...required.map((name) =>
      set(
        'drop a required',
        located,
        'required',
        required.filter((other) => other !== name),
        name,
      ),
    ),
    ...properties
      .filter((name) => !required.includes(name))
      .map((name) => set('require a field', located, 'required', [...required, name], name)),
    ...properties.map((name) => rename('rename a field', `${located.pointer}/properties`, name, `${name}_renamed`)),
    ...properties.map((name) => remove('remove a field', `${located.pointer}/properties`, name)),
    ...values.map((value) =>
      set(
        'drop an enum value',
        located,
        'enum',
        values.filter((other) => other !== value),
        String(value),
      ),
    ),
    ...(values.length > 0 ? [set('add an enum value', located, 'enum', [...values, 'added'])] : []),
    ...['format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'x-sensitive']
      .filter((key) => key in node)
      .map((key) =>
        remove(key === 'x-sensitive' ? 'forget what is sensitive' : 'drop a restriction', located.pointer, key),
      ),
    ...(node.additionalProperties === false ? [remove('open an object', located.pointer, 'additionalProperties')] : []),
    ...(properties.length > 0 && node.additionalProperties === undefined
      ? [set('close an object', located, 'additionalProperties', false)]
      : []),
  ];
}

function parameterMutants(located: Located): readonly Mutant[] {
  const { node } = located;
  const isPath = node.in === 'path';
  return [
    set('rename a parameter', located, 'name', `${String(node.name)}_renamed`),
    ...(isPath ? [] : [set('require or free a parameter', located, 'required', node.required !== true)]),
    ...(node.explode === false ? [set('explode a list', located, 'explode', true)] : []),
    ...(node.in === 'query' ? [set('move a parameter', located, 'in', 'header')] : []),
  ];
}

function operationMutants(located: Located): readonly Mutant[] {
  const { node, pointer } = located;
  const path = parentOf(pointer);
  const method = pointer.slice(path.length + 1);
  const statuses = Object.keys((node.responses ?? {}) as object);
  const body = node.requestBody;
  return [
    ...statuses.map((status) => remove('remove a status', `${pointer}/responses`, status)),
    ...statuses.map((status) => rename('change a status', `${pointer}/responses`, status, String(Number(status) + 17))),
    ...((node.parameters ?? []) as Node[]).map((_, index) => ({
      ...set('remove a parameter', located, 'parameters', ((node.parameters ?? []) as Node[]).toSpliced(index, 1)),
      what: `parameters[${index}]`,
    })),
    ...(isNode(body) && '$ref' in body === false
      ? [
          set(
            'require or free a body',
            { pointer: `${pointer}/requestBody`, node: body },
            'required',
            body.required !== true,
          ),
        ]
      : []),
    rename('change a method', path, method, method === 'put' ? 'trace' : 'put'),
    set('rename an operation', located, 'operationId', `${String(node.operationId)}Renamed`),
    set('change what may be repeated', located, 'x-retry', node['x-retry'] === 'safe' ? 'unsent' : 'safe'),
    ...('x-pagination' in node ? [remove('forget that a list is paged', pointer, 'x-pagination')] : []),
    set('change whether credentials are sent', located, 'security', node.security ? [{ basicAuth: [] }] : []),
  ];
}

function set(operator: string, { pointer, node }: Located, key: string, value: unknown, detail = ''): Mutant {
  const what = `${key}${detail === '' ? '' : ` ${detail}`}: ${JSON.stringify(node[key]) ?? 'absent'} → ${JSON.stringify(value)}`;
  return {
    operator,
    pointer,
    what: what.slice(0, 160),
    change: (target) => void Object.assign(target, { [key]: value }),
  };
}

function remove(operator: string, pointer: string, key: string): Mutant {
  return { operator, pointer, what: `without ${key}`, change: (target) => void delete target[key] };
}

/** Keeps the order of the keys. Gives a mutant without a description, to be left out, where nothing would change. */
function rename(operator: string, pointer: string, from: string, to: string): Mutant {
  const change = (target: Node) => {
    const entries = Object.entries(target).map(([key, value]) => [key === from ? to : key, value] as const);
    for (const key of Object.keys(target)) {
      delete target[key];
    }
    Object.assign(target, Object.fromEntries(entries));
  };
  return { operator, pointer, what: from === to ? '' : `${from} → ${to}`, change };
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}
