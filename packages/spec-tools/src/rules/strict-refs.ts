import { isRef } from '@redocly/openapi-core';
import type { Rule } from './support/types.ts';

const REFERABLE: ReadonlySet<string> = new Set([
  'Schema',
  'Response',
  'Parameter',
  'RequestBody',
  'Example',
  'Header',
  'SecurityScheme',
  'Link',
  'Callback',
  'PathItem',
]);

/** Like the built-in `spec-strict-refs`, and also lets `x-error-codes` live in a file of its own. */
export const strictRefs: Rule = () => ({
  any(_node, { report, rawNode, rawLocation, type, key }) {
    if (isRef(rawNode) && !REFERABLE.has(type.name) && key !== 'x-error-codes') {
      report({
        message: `A $ref is not allowed in place of "${key}". Write the value here, or refer to the object around it.`,
        location: rawLocation.child('$ref').key(),
      });
    }
  },
});
