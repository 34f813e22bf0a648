import type { Json, OpenApiDocument } from '@belvo-openapi/spec-model';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Says what is wrong with a value, as `path message` lines; empty when it fits. */
export type Validate = (pointer: string, value: Json) => readonly string[];

function describe({ instancePath, message = 'is wrong', params }: ErrorObject): string {
  const extra = 'additionalProperty' in params ? ` (${params.additionalProperty})` : '';
  return `${instancePath || '/'} ${message}${extra}`;
}

/**
 * Prepares validation against any schema inside a document, named by its JSON Pointer (`/components/schemas/Link`),
 * with JSON Schema 2020-12 and its formats.
 */
export function createValidator(doc: OpenApiDocument): Validate {
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateSchema: false, validateFormats: true });
  addFormats.default(ajv);
  ajv.addSchema(doc as object, 'spec');
  return (pointer, value) => {
    const ref = `spec#${pointer.split('/').map(encodeURIComponent).join('/')}`;
    const validate = ajv.getSchema(ref) ?? ajv.compile({ $ref: ref });
    return validate(value) ? [] : (validate.errors ?? []).map(describe);
  };
}
