import type { AnyOperation, Rule } from './support/types.ts';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

type Item = Readonly<Record<string, unknown>> & { readonly servers?: readonly unknown[] };

/** What works in production alone says so in words, for readers, and by the servers of its path, for programs. */
export const environments: Rule = () => ({
  Paths: {
    PathItem(node, { report, location }) {
      const item = node as unknown as Item;
      for (const method of METHODS.filter((each) => item[each] !== undefined)) {
        const { operationId, description = '' } = item[method] as AnyOperation & { readonly description?: string };
        if (description.includes('Production only') !== (item.servers !== undefined)) {
          report({
            message: `${operationId} says "Production only" in its description or in the servers of its path, not in both. Add the other, or remove it.`,
            location: location.child([method, 'operationId']),
          });
        }
      }
    },
  },
});
