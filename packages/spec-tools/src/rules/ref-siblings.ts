import { ANNOTATIONS } from './support/annotations.ts';
import type { Rule } from './support/types.ts';

const PERMITTED: ReadonlySet<string> = new Set([...ANNOTATIONS, '$ref', 'summary']);

/** Beside `$ref` stand annotations alone: a restriction there is kept by few tools and lost by the others. */
export const refSiblings: Rule = () => ({
  ref(node, { report, location }) {
    for (const key of Object.keys(node)) {
      if (!PERMITTED.has(key) && !key.startsWith('x-')) {
        report({
          message: `"${key}" stands beside "$ref", where many tools lose it. Make a schema of its own, or write it into the referenced one.`,
          location: location.child(key).key(),
        });
      }
    }
  },
});
