import type { Json, MediaType, OpenApiDocument, Schema } from './document.ts';
import { refName, resolveRef } from './refs.ts';

/** A named example of a body. */
export interface NamedExample {
  readonly name: string;
  readonly summary?: string;
  readonly value: Json;
}

/** A body in one media type. */
export interface BodyContent {
  /** For instance `application/json`. */
  readonly mediaType: string;
  readonly schema?: Schema;
  /** Name of the schema's component, when it is one. */
  readonly schemaName?: string;
  /** In the order of the document; empty when there are none. */
  readonly examples: readonly NamedExample[];
}

function readExamples(doc: OpenApiDocument, media: MediaType): readonly NamedExample[] {
  const unnamed = media.example === undefined ? [] : [{ name: 'example', value: media.example }];
  const named = Object.entries(media.examples ?? {}).flatMap(([name, node]) => {
    const { summary, value } = resolveRef(doc, node);
    return value === undefined ? [] : [{ name, ...(summary !== undefined && { summary }), value }];
  });
  return [...unnamed, ...named];
}

/** Reads the `content` of a request body or a response; one entry per media type, in the order of the document. */
export function readContent(
  doc: OpenApiDocument,
  content: Readonly<Record<string, MediaType>> = {},
): readonly BodyContent[] {
  return Object.entries(content).map(([mediaType, media]) => {
    const schemaName = refName(media.schema);
    return {
      mediaType,
      ...(media.schema !== undefined && { schema: media.schema }),
      ...(schemaName !== undefined && { schemaName }),
      examples: readExamples(doc, media),
    };
  });
}
