import { asArray, asText, type Dict, isDict } from './guards.ts';

/** One entity of Postman's third format, a YAML file of its own: `$kind: http-request` and so on. */
export function kindOf(value: unknown): string | undefined {
  return isDict(value) ? asText(value.$kind) : undefined;
}

/** A folder of a collection in the third format, with what stands in it. */
export interface V3Folder {
  readonly name: string;
  /** Its `definition.yaml`. */
  readonly definition: Dict;
  readonly requests: readonly V3Request[];
  readonly folders: readonly V3Folder[];
}

export interface V3Request {
  readonly name: string;
  readonly request: Dict;
  readonly examples: readonly { readonly name: string; readonly example: Dict }[];
}

/** A collection of the third format as one of v2.1. */
export function fromV3(root: V3Folder): Dict {
  const { name, definition } = root;
  return {
    info: { name: asText(definition.name) ?? name, description: definition.description },
    item: itemsOf(root),
    variable: fieldsOf(definition.variables),
    auth: authOf(definition.auth),
    event: eventsOf(definition.scripts),
  };
}

/** A single request of the third format as a collection of v2.1. */
export function fromV3Request(request: Dict): Dict {
  const name = asText(request.name) ?? 'Request';
  return fromV3({ name, definition: {}, folders: [], requests: [{ name, request, examples: [] }] });
}

function itemsOf(folder: V3Folder): Dict[] {
  const inner = folder.folders.map((child) => ({
    order: orderOf(child.definition),
    item: {
      name: asText(child.definition.name) ?? child.name,
      description: child.definition.description,
      auth: authOf(child.definition.auth),
      event: eventsOf(child.definition.scripts),
      item: itemsOf(child),
    },
  }));
  const requests = folder.requests.map((entry) => ({ order: orderOf(entry.request), item: requestItem(entry) }));
  return [...inner, ...requests].sort((a, b) => a.order - b.order).map(({ item }) => item);
}

function orderOf(definition: Dict): number {
  const order = Number(definition.order);
  return Number.isFinite(order) ? order : Number.MAX_SAFE_INTEGER;
}

function requestItem({ name, request, examples }: V3Request): Dict {
  return {
    name: asText(request.name) ?? name,
    request: requestOf(request),
    event: eventsOf(request.scripts),
    response: examples.map(({ name: own, example }) => responseOf(asText(example.name) ?? own, example)),
  };
}

function requestOf(request: Dict): Dict {
  const query = fieldsOf(request.queryParams);
  const raw = asText(request.url);
  return {
    method: request.method,
    description: request.description,
    header: fieldsOf(request.headers),
    body: bodyOf(request.body),
    auth: authOf(request.auth),
    url:
      raw === undefined
        ? undefined
        : { raw, variable: fieldsOf(request.pathVariables), ...(query.length > 0 && { query }) },
  };
}

const LANGUAGES = new Set(['json', 'xml', 'html', 'javascript', 'text']);

function bodyOf(body: unknown): unknown {
  if (!isDict(body)) {
    return undefined;
  }
  const type = asText(body.type) ?? asText(body.mode) ?? '';
  const content = body.content ?? body[type] ?? body.raw;
  switch (type) {
    case 'formdata':
    case 'urlencoded':
      return { mode: type, [type]: fieldsOf(content) };
    case 'graphql':
      return { mode: type, graphql: content };
    case 'file':
    case 'binary':
      return { mode: 'file' };
    default:
      return { mode: 'raw', raw: content, ...(LANGUAGES.has(type) && { options: { raw: { language: type } } }) };
  }
}

/** A list of fields, or a map from name to value. */
function fieldsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    return value;
  }
  return isDict(value)
    ? Object.entries(value).map(([key, own]) => (isDict(own) ? { key, ...own } : { key, value: own }))
    : [];
}

function authOf(value: unknown): unknown {
  if (!isDict(value)) {
    return undefined;
  }
  const type = asText(value.type) ?? '';
  return { type, [type]: value.credentials ?? value[type] ?? [] };
}

function eventsOf(value: unknown): unknown[] {
  return asArray(value).flatMap((script) =>
    isDict(script)
      ? [
          {
            listen: /after|test/i.test(asText(script.type) ?? '') ? 'test' : 'prerequest',
            script: { exec: script.code },
          },
        ]
      : [],
  );
}

function responseOf(name: string, example: Dict): Dict {
  const response = isDict(example.response) ? example.response : {};
  const body = isDict(response.body) ? response.body : { content: response.body };
  return {
    name,
    code: response.statusCode ?? response.code,
    status: response.statusText ?? response.status,
    header: fieldsOf(response.headers),
    body: body.content,
    originalRequest: isDict(example.request) ? requestOf(example.request) : undefined,
  };
}
