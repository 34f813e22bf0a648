import type { Rule } from './support/types.ts';

const ANNOTATIONS: ReadonlySet<string> = new Set([
  'title',
  'description',
  'deprecated',
  'readOnly',
  'writeOnly',
  'default',
  'examples',
  'externalDocs',
  '$comment',
]);

/** Beside `oneOf` and `anyOf` stand annotations alone: everything else becomes an intersection in generated types. */
export const compositionSiblings: Rule = () => ({
  Schema(schema, { report, location }) {
    const combinator = ['oneOf', 'anyOf'].find((key) => key in schema);
    if (combinator === undefined) {
      return;
    }
    for (const key of Object.keys(schema)) {
      if (key !== combinator && !ANNOTATIONS.has(key) && !key.startsWith('x-')) {
        report({
          message: `"${key}" stands beside "${combinator}". Move it into each branch.`,
          location: location.child(key).key(),
        });
      }
    }
  },
});
