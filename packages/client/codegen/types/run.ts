// The only place that calls openapi-typescript.
import type { OpenApiDocument, Schema } from '@belvo-openapi/spec';
import openapiTS, { type OpenAPI3 } from 'openapi-typescript';
import type ts from 'typescript5';
import { openEnumType } from './open-enums.ts';

/** The declarations `paths`, `components`, `operations` … of a document, as syntax trees. */
export async function declarationsOf(doc: OpenApiDocument): Promise<readonly ts.Node[]> {
  return openapiTS(withoutIndexSignatures(doc) as unknown as OpenAPI3, {
    // A default is what Belvo assumes when a field is absent; it does not make the field required.
    defaultNonNullable: false,
    transform: (schema) => openEnumType(schema as unknown as Schema),
    silent: true,
  });
}

/**
 * `additionalProperties: true` says the same as leaving it out (JSON Schema 2020-12 Core, 10.3.2.3). openapi-typescript
 * makes an index signature of the first alone, under which a misspelt field would compile. Objects without named
 * properties keep it: they are maps.
 */
function withoutIndexSignatures(doc: OpenApiDocument): OpenApiDocument {
  const text = JSON.stringify(doc, (_key, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'properties' in value && 'additionalProperties' in value) {
      const { additionalProperties, ...named } = value;
      return additionalProperties === true ? named : value;
    }
    return value;
  });
  return JSON.parse(text) as OpenApiDocument;
}
