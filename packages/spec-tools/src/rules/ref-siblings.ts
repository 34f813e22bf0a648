import type { Rule } from './support/types.ts';

const ANNOTATIONS: ReadonlySet<string> = new Set([
  '$ref',
  'summary',
  'title',
  'description',
  'deprecated',
  'readOnly',
  'writeOnly',
  'default',
  'examples',
  'externalDocs',
]);

/** Beside `$ref` stand annotations alone: a restriction there is kept by few tools and lost by the others. */
export const refSiblings: Rule = () => ({
  ref(node, { report, location }) {
    for (const key of Object.keys(node)) {
      if (!ANNOTATIONS.has(key) && !key.startsWith('x-')) {
        report({
          message: `"${key}" stands beside "$ref", where many tools lose it. Make a schema of its own, or write it into the referenced one.`,
          location: location.child(key).key(),
        });
      }
    }
  },
});
