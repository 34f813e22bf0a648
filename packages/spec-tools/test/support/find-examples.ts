import type { Json, OpenApiDocument, Reference, Schema } from '@belvo-openapi/spec-model';
import { resolveRef } from '@belvo-openapi/spec-model';

/** An example somewhere in a document, and the schema it must fit. */
export interface FoundExample {
  /** JSON Pointer of the schema. */
  readonly schemaPointer: string;
  /** Where the example stands, for people. */
  readonly place: string;
  readonly value: Json;
}

type Node = Readonly<Record<string, unknown>>;

function escapeToken(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The examples beside a schema: `example` and `examples` of parameters, headers and media types. */
function besideSchema(doc: OpenApiDocument, node: Node, pointer: string): readonly FoundExample[] {
  const schemaPointer = `${pointer}/schema`;
  const named = Object.entries((node.examples ?? {}) as Record<string, { value?: Json } | Reference>);
  return [
    ...(node.example === undefined ? [] : [{ schemaPointer, place: pointer, value: node.example as Json }]),
    ...named.flatMap(([name, example]) => {
      const { value } = resolveRef<{ value?: Json } | Reference>(doc, example);
      return value === undefined ? [] : [{ schemaPointer, place: `${pointer} example ${name}`, value }];
    }),
  ];
}

/**
 * Finds every example of a bundled document: of bodies, parameters and headers, and those written in schemas. Example
 * values themselves are not searched.
 */
export function findExamples(doc: OpenApiDocument): readonly FoundExample[] {
  const found: FoundExample[] = [];
  const visit = (node: unknown, pointer: string): void => {
    if (typeof node !== 'object' || node === null) {
      return;
    }
    if ('schema' in node) {
      found.push(...besideSchema(doc, node as Node, pointer));
    } else if ('examples' in node && Array.isArray(node.examples)) {
      const { examples } = node as Schema;
      found.push(...(examples ?? []).map((value) => ({ schemaPointer: pointer, place: pointer, value })));
    }
    for (const [key, child] of Object.entries(node)) {
      if (
        !['example', 'examples', 'value', 'default', 'const', 'enum'].includes(key) ||
        pointer.endsWith('/properties')
      ) {
        visit(child, `${pointer}/${escapeToken(key)}`);
      }
    }
  };
  visit({ ...doc, components: { ...doc.components, examples: {} } }, '');
  return found;
}
