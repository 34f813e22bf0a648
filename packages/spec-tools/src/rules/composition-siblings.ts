import { ANNOTATIONS } from './support/annotations.ts';
import type { Rule } from './support/types.ts';

const PERMITTED: ReadonlySet<string> = new Set([...ANNOTATIONS, '$comment']);

/** Beside `oneOf` and `anyOf` stand annotations alone: everything else becomes an intersection in generated types. */
export const compositionSiblings: Rule = () => ({
  Schema(schema, { report, location }) {
    const combinator = ['oneOf', 'anyOf'].find((key) => key in schema);
    if (combinator === undefined) {
      return;
    }
    for (const key of Object.keys(schema)) {
      if (key !== combinator && !PERMITTED.has(key) && !key.startsWith('x-')) {
        report({
          message: `"${key}" stands beside "${combinator}". Move it into each branch.`,
          location: location.child(key).key(),
        });
      }
    }
  },
});
