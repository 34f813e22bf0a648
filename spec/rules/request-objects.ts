import type { AnySchema, Context, Rule } from './support/types.ts';

function checkClosed(node: unknown, { report, location, type, parent }: Context): void {
  const schema = node as AnySchema;
  const branchOfAllOf = Array.isArray(parent) && type.name === 'Schema' && location.pointer.includes('/allOf/');
  const closed = 'additionalProperties' in schema || 'unevaluatedProperties' in schema;
  if (schema.properties && !closed && !branchOfAllOf) {
    report({
      message: 'An object sent to Belvo must say what else it may hold. Add "additionalProperties: false".',
      location: location.child('properties').key(),
    });
  }
}

/** Objects in request bodies are closed: a misspelled field (`link_id` for `link`) is refused, not ignored. */
export const requestObjects: Rule = () => ({
  Paths: { RequestBody: { Schema: checkClosed } },
});
