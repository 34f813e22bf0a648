import type { OpenApiDocument } from '@belvo-openapi/spec';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { asArray, asObject, isObject } from './json.ts';

/** One place of a value that does not fit its schema. */
export interface Problem {
  /** Field with dots and `[]`, empty for the value as a whole. */
  readonly field: string;
  /** What is asked of it, without the value: samples may be secrets. */
  readonly message: string;
}

/** Validates samples against schemas of one document. */
export interface Validator {
  /** A JSON value. */
  json(schema: unknown, value: unknown): readonly Problem[];
  /** A value as it stands in a url or header: numbers, booleans and comma lists are text there. */
  text(schema: unknown, value: string): readonly Problem[];
}

/** Whether a text is one of the placeholders Postman's generator writes for an unknown value: `<uuid>`, `<dateTime>`. */
export function isPlaceholder(text: string): boolean {
  return /^<[A-Za-z][\w:, -]*>$/.test(text);
}

/** Whether a JSON value holds a placeholder anywhere: then it has no values to validate. */
export function hasPlaceholder(value: unknown): boolean {
  if (typeof value === 'string') {
    return isPlaceholder(value);
  }
  return (isObject(value) ? Object.values(value) : asArray(value)).some(hasPlaceholder);
}

/** `/results/0/code` → `results[].code`. */
function fieldOf(pointer: string, extra: unknown): string {
  const segments = pointer
    .split('/')
    .slice(1)
    .concat(typeof extra === 'string' ? [extra] : []);
  return segments.reduce(
    (path, name) => (/^\d+$/.test(name) ? `${path}[]` : path === '' ? name : `${path}.${name}`),
    '',
  );
}

/**
 * Makes a validator for the schemas of a bundled document (JSON Schema 2020-12).
 *
 * @example
 * const [problem] = createValidator(loadBundle()).json({ type: 'string' }, 1);
 */
export function createValidator(document: OpenApiDocument): Validator {
  const ajv = new Ajv2020({ strict: false, allErrors: true, coerceTypes: false, logger: false });
  const coercing = new Ajv2020({ strict: false, allErrors: true, coerceTypes: 'array', logger: false });
  const components = asObject(document).components;
  for (const instance of [ajv, coercing]) {
    addFormats.default(instance);
    instance.addSchema({ $id: 'document', components }, 'document');
  }
  const check = (instance: Ajv2020, schema: unknown, value: unknown): Problem[] => {
    const validate = instance.compile(withinDocument(schema));
    if (validate({ value })) {
      return [];
    }
    return (validate.errors ?? []).map(({ instancePath, params, message = 'does not fit' }) => ({
      field: fieldOf(
        instancePath.replace(/^\/value/, ''),
        asObject(params).additionalProperty ?? asObject(params).missingProperty,
      ),
      message,
    }));
  };
  return {
    json: (schema, value) => check(ajv, schema, value),
    text: (schema, value) => check(coercing, schema, value),
  };
}

/** A schema whose references lead into the document, asked of the member `value`: ajv coerces members only. */
function withinDocument(schema: unknown): object {
  const rewrite = (node: unknown): unknown => {
    if (Array.isArray(node)) {
      return node.map(rewrite);
    }
    if (!isObject(node)) {
      return node;
    }
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [
        key,
        key === '$ref' && typeof value === 'string' ? value.replace(/^#/, 'document#') : rewrite(value),
      ]),
    );
  };
  return { type: 'object', properties: { value: rewrite(schema) } };
}
