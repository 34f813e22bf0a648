import { createHash } from 'node:crypto';
import { HTTP_METHODS, type OpenApiDocument } from '@belvo-openapi/spec-model';

/** A document as far as it binds anybody, and a fingerprint of the prose and the examples of each of its parts. */
export interface Contract {
  /** `info.version`. */
  readonly version: string;
  /** The document without prose, examples and provenance. */
  readonly document: OpenApiDocument;
  /** Part (`operation links_get`, `schema Link`) → fingerprint of everything in it, prose and examples included. */
  readonly texts: Readonly<Record<string, string>>;
}

type Node = Readonly<Record<string, unknown>>;

/** Prose, examples, and where facts come from. */
const TEXT_KEYS: ReadonlySet<string> = new Set([
  'description',
  'summary',
  'title',
  'example',
  'examples',
  'externalDocs',
  '$comment',
  'x-source',
  'x-codeSamples',
]);

/** Keys whose value maps names to parts: a property may be called `description`. */
const MAP_KEYS: ReadonlySet<string> = new Set([
  'paths',
  'webhooks',
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
  'responses',
  'content',
  'headers',
  'links',
  'schemas',
  'parameters',
  'requestBodies',
  'securitySchemes',
]);

/** Keys whose value is data of the API, not a part of the description. */
const DATA_KEYS: ReadonlySet<string> = new Set(['default', 'const', 'enum']);

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bind(node: unknown, isMap: boolean): unknown {
  if (Array.isArray(node)) {
    return node.map((each) => bind(each, false));
  }
  if (!isNode(node)) {
    return node;
  }
  const kept = Object.entries(node).filter(([key]) => isMap || !TEXT_KEYS.has(key));
  return Object.fromEntries(
    kept.map(([key, value]) => [key, !isMap && DATA_KEYS.has(key) ? value : bind(value, !isMap && MAP_KEYS.has(key))]),
  );
}

/** JSON with sorted keys, so that the order of writing does not count. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    isNode(each) ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1))) : each,
  );
}

function withoutProvenance(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutProvenance);
  }
  return isNode(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([key]) => key !== 'x-source')
          .map(([key, each]) => [key, withoutProvenance(each)]),
      )
    : value;
}

function fingerprint(part: unknown): string {
  return createHash('sha256')
    .update(canonical(withoutProvenance(part)))
    .digest('base64url')
    .slice(0, 8);
}

/** Component group → what a part of it is called. */
const GROUPS: Readonly<Record<string, string>> = {
  schemas: 'schema',
  parameters: 'parameter',
  responses: 'response',
  requestBodies: 'request body',
  headers: 'header',
  links: 'link',
};

/** The parts of a document whose texts are told apart. */
export function* partsOf(doc: OpenApiDocument): Generator<readonly [name: string, part: unknown]> {
  const { paths = {}, webhooks = {}, components = {}, ...root } = doc;
  const { version: _version, ...info } = root.info;
  yield ['document', { ...root, info }];
  for (const [path, item] of Object.entries(paths)) {
    for (const method of HTTP_METHODS.filter((each) => item[each])) {
      yield [`operation ${item[method]?.operationId ?? `${method} ${path}`}`, item[method]];
    }
  }
  for (const [name, item] of Object.entries(webhooks)) {
    yield [`event ${name}`, item];
  }
  for (const [group, noun] of Object.entries(GROUPS)) {
    for (const [name, part] of Object.entries((components as Record<string, Node | undefined>)[group] ?? {})) {
      yield [`${noun} ${name}`, part];
    }
  }
  yield ['examples', components.examples ?? {}];
}

/** Reads the contract of a bundled document: everything that callers and readers of the older version rely on. */
export function contractOf(doc: OpenApiDocument): Contract {
  const { info, ...rest } = doc;
  const bound = bind(rest, false) as Omit<OpenApiDocument, 'info'>;
  const { examples: _examples, ...components } = bound.components ?? {};
  const codes = Object.entries((doc['x-error-codes'] ?? {}) as Readonly<Record<string, Node>>).map(
    ([code, { remedy: _remedy, ...rest }]) => [code, rest] as const,
  );
  return {
    version: info.version,
    document: {
      ...bound,
      info: { title: info.title, version: info.version },
      ...(doc['x-error-codes'] !== undefined && { 'x-error-codes': Object.fromEntries(codes) }),
      components,
    },
    texts: Object.fromEntries([...partsOf(doc)].map(([name, part]) => [name, fingerprint(part)])),
  };
}
