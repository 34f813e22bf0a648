import { hasType } from './support/follow.ts';
import type { AnySchema, Context, Rule } from './support/types.ts';

function check(node: unknown, { report, location }: Context): void {
  const schema = node as AnySchema;
  if ('nullable' in schema) {
    report({
      message: '"nullable" is OpenAPI 3.0. Add \'null\' to "type", or a branch "type: \'null\'" to "anyOf".',
      location: location.child('nullable').key(),
    });
  }
  if (schema.enum && schema.type !== undefined && hasType(schema, 'null') !== schema.enum.includes(null)) {
    report({
      message: 'A nullable enum lists null in both places. Make "type" and "enum" agree about null.',
      location: location.child('enum').key(),
    });
  }
}

/** Nullable in the way of OpenAPI 3.1: `null` among the types, and among the values when they are listed. */
export const nullable: Rule = () => ({ Schema: check });
