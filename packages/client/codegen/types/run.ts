// The only place that calls openapi-typescript.
import type { OpenApiDocument, Schema } from '@belvo-openapi/spec';
import openapiTS, { type OpenAPI3 } from 'openapi-typescript';
import type ts from 'typescript5';
import { openEnumType } from './open-enums.ts';

/** The declarations `paths`, `components`, `operations` … of a document, as syntax trees. */
export async function declarationsOf(doc: OpenApiDocument): Promise<readonly ts.Node[]> {
  return openapiTS(structuredClone(doc) as unknown as OpenAPI3, {
    // A default is what Belvo assumes when a field is absent; it does not make the field required.
    defaultNonNullable: false,
    transform: (schema) => openEnumType(schema as unknown as Schema),
    silent: true,
  });
}
