import { createRequire } from 'node:module';
import type { Ajv2020 as Ajv2020Type } from 'ajv/dist/2020.js';
import type { Plain } from './convert.ts';

const require = createRequire(import.meta.url);
const { Ajv2020 } = require('ajv/dist/2020.js') as { Ajv2020: new (options: object) => Ajv2020Type };
const addFormats = require('ajv-formats') as (ajv: Ajv2020Type) => void;

/** A validator of JSON Schema 2020-12 with formats switched on. */
export function newAjv(): Ajv2020Type {
  const ajv = new Ajv2020({ strict: false, validateFormats: true, ownProperties: true });
  addFormats(ajv);
  return ajv;
}

/** Checks values against schemas of a document, references included; gives the first complaint or undefined. */
export function checker(document: Plain): (schema: Plain, value: unknown) => string | undefined {
  const ajv = newAjv();
  ajv.addSchema({ $id: 'doc', components: document.components ?? {} });
  return (schema, value) => {
    const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"doc#/')));
    return validate(value) ? undefined : ajv.errorsText(validate.errors);
  };
}
