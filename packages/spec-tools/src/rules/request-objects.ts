import { eachSchema } from './support/each-schema.ts';
import type { AnySchema, Context, Rule } from './support/types.ts';

/** Objects in request bodies are closed: a misspelled field (`link_id` for `link`) is refused, not ignored. */
export const requestObjects: Rule = () => {
  const seen = new Set<string>();
  const check = (node: unknown, ctx: Context): void =>
    eachSchema(
      ctx,
      { node: node as AnySchema, location: ctx.location },
      seen,
      ({ node: schema, location, branchOf }) => {
        const closed = 'additionalProperties' in schema || 'unevaluatedProperties' in schema;
        if (schema.properties && !closed && branchOf !== 'allOf') {
          ctx.report({
            message: 'An object sent to Belvo must say what else it may hold. Add "additionalProperties: false".',
            location: location.child('properties').key(),
          });
        }
      },
    );
  return { Paths: { RequestBody: { Schema: check } } };
};
