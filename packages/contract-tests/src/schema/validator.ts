import { Ajv2020, type AnySchema, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Schema } from './schema.ts';

/** Says whether values fit schemas of one document: independent of the validator inside the mock. */
export interface Validator {
  /** The reasons why the value does not fit; empty when it fits. */
  problems(schema: Schema, value: unknown): string[];
  /** Whether the value fits. */
  fits(schema: Schema, value: unknown): boolean;
}

const ROOT = 'https://contract.invalid/openapi.json';

const validators = new WeakMap<object, Validator>();

/**
 * The validator of one bundle, made once for each. Local references of the schemas are looked up in that bundle, which
 * must not change afterwards.
 */
export function validatorOf(document: object): Validator {
  const made = validators.get(document) ?? createValidator(document);
  validators.set(document, made);
  return made;
}

function createValidator(document: object): Validator {
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true, logger: false });
  (addFormats as unknown as (instance: Ajv2020) => void)(ajv);
  ajv.addFormat('password', true).addFormat('binary', true).addFormat('float', true).addFormat('double', true);
  ajv.addSchema({ ...document, $id: ROOT } as AnySchema, ROOT, false, false);
  const compiled = new WeakMap<object, ValidateFunction>();

  const compile = (schema: Schema): ValidateFunction => {
    if (typeof schema === 'boolean') {
      return ajv.compile(schema);
    }
    let validate = compiled.get(schema);
    if (!validate) {
      validate = ajv.compile(absolute(schema) as object);
      compiled.set(schema, validate);
    }
    return validate;
  };

  const problems = (schema: Schema, value: unknown): string[] => {
    const validate = compile(schema);
    return validate(value) ? [] : (validate.errors ?? []).map(describe);
  };
  return { problems, fits: (schema, value) => compile(schema)(value) === true };
}

function describe(error: ErrorObject): string {
  return `${error.instancePath || '/'} ${error.message ?? error.keyword}`;
}

/** References of a schema that was taken out of its document, made to point back into it. */
function absolute(node: unknown): unknown {
  if (Array.isArray(node)) {
    return node.map(absolute);
  }
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' && value.startsWith('#') ? `${ROOT}${value}` : absolute(value),
    ]),
  );
}
