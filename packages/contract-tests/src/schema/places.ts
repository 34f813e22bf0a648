import type { OpenApiDocument } from '@belvo-openapi/spec';

/** A JSON object of the document that may be changed. */
export type Node = Record<string, unknown>;

/** An object of the document with its JSON Pointer. */
export interface Located {
  readonly pointer: string;
  readonly node: Node;
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];
const BRANCHES = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];

/** Every operation object. */
export function operationNodes(document: OpenApiDocument): readonly Located[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => ({
      pointer: `/paths/${pointerPart(path)}/${method}`,
      node: (item as unknown as Record<string, Node>)[method] as Node,
    })),
  );
}

/** Every parameter object, in components and in place. */
export function parameterNodes(document: OpenApiDocument): readonly Located[] {
  const inPlace = [...pathItems(document), ...operationNodes(document)].flatMap(({ pointer, node }) =>
    list(node.parameters).map((parameter, index) => ({ pointer: `${pointer}/parameters/${index}`, node: parameter })),
  );
  return [...components(document, 'parameters'), ...inPlace].filter(({ node }) => typeof node.name === 'string');
}

/** Every schema object, wherever it is. */
export function schemaNodes(document: OpenApiDocument): readonly Located[] {
  const roots: Located[] = [...components(document, 'schemas')];
  const addSchemaOf = ({ pointer, node }: Located) => {
    if (isNode(node.schema)) {
      roots.push({ pointer: `${pointer}/schema`, node: node.schema });
    }
  };
  for (const parameter of parameterNodes(document)) {
    addSchemaOf(parameter);
  }
  for (const content of contentNodes(document)) {
    addSchemaOf(content);
  }
  return roots.flatMap(withInner);
}

/** Every media type object of requests and responses. */
export function contentNodes(document: OpenApiDocument): readonly Located[] {
  const owners = [
    ...components(document, 'responses'),
    ...components(document, 'requestBodies'),
    ...operationNodes(document).flatMap(({ pointer, node }) => [
      ...(isNode(node.requestBody) ? [{ pointer: `${pointer}/requestBody`, node: node.requestBody }] : []),
      ...children(node.responses, `${pointer}/responses`),
    ]),
  ];
  return owners.flatMap(({ pointer, node }) => children(node.content, `${pointer}/content`));
}

/** Every response object that has links. */
export function linkNodes(document: OpenApiDocument): readonly Located[] {
  return components(document, 'links');
}

/** One object per entry of `document.components[kind]`. */
export function components(document: OpenApiDocument, kind: string): readonly Located[] {
  const all = (document.components ?? {}) as Record<string, unknown>;
  return children(all[kind], `/components/${kind}`);
}

function pathItems(document: OpenApiDocument): readonly Located[] {
  return children(document.paths, '/paths');
}

function withInner({ pointer, node }: Located): readonly Located[] {
  const inner: Located[] = [
    ...children(node.properties, `${pointer}/properties`),
    ...['items', 'additionalProperties'].flatMap((key) => {
      const child = node[key];
      return isNode(child) ? [{ pointer: `${pointer}/${key}`, node: child }] : [];
    }),
    ...BRANCHES.flatMap((key) =>
      list(node[key]).map((child, index) => ({ pointer: `${pointer}/${key}/${index}`, node: child })),
    ),
  ];
  return [{ pointer, node }, ...inner.flatMap(withInner)];
}

function children(node: unknown, pointer: string): readonly Located[] {
  return isNode(node)
    ? Object.entries(node).flatMap(([key, child]) =>
        isNode(child) ? [{ pointer: `${pointer}/${pointerPart(key)}`, node: child }] : [],
      )
    : [];
}

function list(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** Whether a value is an object that can be changed. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pointerPart(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The object a pointer leads to. Throws when there is none. */
export function nodeAt(document: object, pointer: string): Node {
  let node: unknown = document;
  for (const part of pointer.split('/').slice(1)) {
    node = (node as Node | undefined)?.[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  if (!isNode(node)) {
    throw new Error(`${pointer} leads to no object`);
  }
  return node;
}
