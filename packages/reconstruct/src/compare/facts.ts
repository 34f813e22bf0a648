import { createHash } from 'node:crypto';
import { isDict, put } from '../read/guards.ts';
import type { OpenApiDocument } from '../write/document.ts';

/** Maps all the way down; lists are facts of their own. */
type Tree = Record<string, unknown>;

/** What a response of an operation says for which none was saved. */
const NOT_SAVED = 'No response was saved.';
const SHORT = 80;
/** Schema keywords that hold one schema. */
const ONE = new Set(['items', 'additionalProperties', 'not']);
/** Schema keywords that hold a list of schemas. */
const LISTS = new Set(['anyOf', 'oneOf', 'allOf']);

/** Whether a response only stands there because OpenAPI asks for one. */
export function isFiller(response: unknown): boolean {
  return isDict(response) && response.description === NOT_SAVED && response.content === undefined;
}

/** Text as a fact: itself when short, else its beginning and a digest. */
export function proseFact(text: unknown): string | undefined {
  if (typeof text !== 'string') {
    return undefined;
  }
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= SHORT ? line : `${line.slice(0, SHORT - 20)}… #${digest(line)}`;
}

/** A value as a fact: its digest. Examples can be long, and a record is no second copy of them. */
export function valueFact(value: unknown): string {
  return digest(JSON.stringify(value) ?? '');
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** A document with shared parameters and responses in place: where they are written is no fact about the API. */
export function withPartsInPlace(document: OpenApiDocument): OpenApiDocument {
  const components = isDict(document.components) ? document.components : {};
  const resolve = (node: unknown): unknown => {
    const match = isDict(node) ? /^#\/components\/(parameters|responses)\/(.+)$/.exec(String(node.$ref)) : null;
    const kind = match && components[match[1] as string];
    return match && isDict(kind) ? kind[match[2] as string] : node;
  };
  const operation = (node: unknown): unknown =>
    isDict(node)
      ? {
          ...node,
          ...(Array.isArray(node.parameters) && { parameters: node.parameters.map(resolve) }),
          ...(isDict(node.responses) && { responses: mapValues(node.responses, resolve) }),
        }
      : node;
  const paths = isDict(document.paths) ? document.paths : {};
  return { ...document, paths: mapValues(paths, (item) => (isDict(item) ? mapValues(item, operation) : item)) };
}

/** What a document says, as maps: parameters by place and name, required keys by key, examples by digest. */
export function factsOf(document: OpenApiDocument): Tree {
  const { info, servers, tags, security, paths, components } = withPartsInPlace(document);
  const { schemas, securitySchemes } = isDict(components) ? components : {};
  return dropUndefined({
    info: isDict(info) ? { ...info, description: proseFact(info.description) } : undefined,
    servers: byKey(servers, (server) => String(server.url)),
    tags: byKey(tags, (tag) => String(tag.name)),
    security,
    paths: isDict(paths)
      ? mapValues(paths, (item) => (isDict(item) ? mapValues(item, operationFacts) : {}))
      : undefined,
    components: dropUndefined({
      schemas: isDict(schemas) ? mapValues(schemas, schemaFacts) : undefined,
      securitySchemes,
    }),
  });
}

function operationFacts(operation: unknown): Tree {
  if (!isDict(operation)) {
    return {};
  }
  const { parameters, requestBody, responses, description, ...rest } = operation;
  return dropUndefined({
    ...rest,
    description: proseFact(description),
    parameters: byKey(parameters, (parameter) => `${parameter.in}:${parameter.name}`),
    requestBody: isDict(requestBody) ? partFacts(requestBody) : undefined,
    responses: isDict(responses)
      ? mapValues(Object.fromEntries(Object.entries(responses).filter(([, part]) => !isFiller(part))), partFacts)
      : undefined,
  });
}

/** A parameter, header, request body or response. */
function partFacts(part: unknown): Tree {
  if (!isDict(part)) {
    return {};
  }
  const { description, schema, content, headers, example: _, examples: __, name: ___, in: ____, ...rest } = part;
  return dropUndefined({
    ...rest,
    description: proseFact(description),
    schema: schema === undefined ? undefined : schemaFacts(schema),
    headers: isDict(headers) ? mapValues(headers, partFacts) : undefined,
    content: isDict(content) ? mapValues(content, mediaTypeFacts) : undefined,
  });
}

function mediaTypeFacts(media: unknown): Tree {
  const { schema, examples } = isDict(media) ? media : {};
  return dropUndefined({
    schema: schema === undefined ? undefined : schemaFacts(schema),
    examples: isDict(examples)
      ? mapValues(examples, (example) => (isDict(example) ? valueFact(example.value) : ''))
      : undefined,
  });
}

function schemaFacts(schema: unknown): unknown {
  if (!isDict(schema)) {
    return schema;
  }
  const out: Tree = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties' && isDict(value)) {
      out[key] = mapValues(value, schemaFacts);
    } else if (ONE.has(key)) {
      out[key] = schemaFacts(value);
    } else if (LISTS.has(key) && Array.isArray(value)) {
      out[key] = Object.fromEntries(value.map((branch, index) => [String(index), schemaFacts(branch)]));
    } else if (key === 'required' && Array.isArray(value)) {
      out[key] = Object.fromEntries(value.map((name) => [String(name), true]));
    } else if (key === 'description') {
      out[key] = proseFact(value);
    } else if (key !== 'example' && key !== 'examples' && key !== 'default') {
      put(out, key, value);
    }
  }
  return out;
}

/** The document that some facts describe; texts and examples stay the facts they are. */
export function documentOfFacts(facts: Tree): OpenApiDocument {
  const { servers, tags, paths, components, ...rest } = facts;
  const { schemas, ...others } = isDict(components) ? components : {};
  return dropUndefined({
    ...rest,
    servers: isDict(servers) ? listOf(servers, (url) => ({ url })) : undefined,
    tags: isDict(tags) ? listOf(tags, (name) => ({ name })) : undefined,
    paths: isDict(paths) ? mapValues(paths, (item) => (isDict(item) ? mapValues(item, operationOfFacts) : {})) : {},
    components: { ...others, schemas: isDict(schemas) ? mapValues(schemas, schemaOfFacts) : {} },
  });
}

function operationOfFacts(operation: unknown): unknown {
  if (!isDict(operation)) {
    return {};
  }
  const { parameters, requestBody, responses, ...rest } = operation;
  return dropUndefined({
    ...rest,
    parameters: isDict(parameters)
      ? listOf(mapValues(parameters, partOfFacts), (key) => {
          const [place = '', ...name] = key.split(':');
          return { in: place, name: name.join(':') };
        })
      : undefined,
    requestBody: requestBody === undefined ? undefined : partOfFacts(requestBody),
    responses: isDict(responses) ? mapValues(responses, partOfFacts) : {},
  });
}

function partOfFacts(part: unknown): Tree {
  const { schema, content, headers, ...rest } = isDict(part) ? part : {};
  return dropUndefined({
    ...rest,
    schema: schema === undefined ? undefined : schemaOfFacts(schema),
    headers: isDict(headers) ? mapValues(headers, partOfFacts) : undefined,
    content: isDict(content)
      ? mapValues(content, (media) =>
          isDict(media) ? { ...media, ...('schema' in media && { schema: schemaOfFacts(media.schema) }) } : {},
        )
      : undefined,
  });
}

function schemaOfFacts(schema: unknown): unknown {
  if (!isDict(schema)) {
    return schema;
  }
  const out: Tree = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties' && isDict(value)) {
      out[key] = mapValues(value, schemaOfFacts);
    } else if (ONE.has(key)) {
      out[key] = schemaOfFacts(value);
    } else if (LISTS.has(key) && isDict(value)) {
      out[key] = Object.keys(value)
        .sort((a, b) => Number(a) - Number(b))
        .map((index) => schemaOfFacts(value[index]));
    } else if (key === 'required' && isDict(value)) {
      out[key] = Object.keys(value);
    } else {
      put(out, key, value);
    }
  }
  return out;
}

function mapValues(map: Tree, change: (value: unknown) => unknown): Tree {
  const out: Tree = {};
  for (const [key, value] of Object.entries(map)) {
    put(out, key, change(value));
  }
  return out;
}

function byKey(list: unknown, keyOf: (entry: Tree) => string): Tree | undefined {
  if (!Array.isArray(list)) {
    return undefined;
  }
  const out: Tree = {};
  for (const entry of list) {
    if (isDict(entry)) {
      const { url: _, ...facts } = partFacts(entry);
      put<unknown>(out, keyOf(entry), facts);
    }
  }
  return out;
}

function listOf(map: Tree, identity: (key: string) => Tree): unknown[] {
  return Object.entries(map).map(([key, rest]) => ({ ...identity(key), ...(isDict(rest) ? rest : {}) }));
}

function dropUndefined(map: Tree): Tree {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined));
}
