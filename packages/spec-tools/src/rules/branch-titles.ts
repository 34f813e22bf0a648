import { follow } from './support/follow.ts';
import type { AnySchema, Rule } from './support/types.ts';

/** Known values beside any value of the same type: an open enum, whose branches speak for themselves. */
function isOpenEnum(branches: readonly AnySchema[]): boolean {
  const types = new Set(branches.flatMap(({ type }) => type).filter((type) => type !== 'null'));
  return types.size <= 1 && branches.some((branch) => branch.enum !== undefined);
}

/**
 * Each alternative has a title, so that a page, a validator's message and a generator can name it instead of counting
 * ("Option 3"). A reference is named by the title of what it leads to. `null` needs none.
 */
export const branchTitles: Rule = () => ({
  Schema(schema, ctx) {
    for (const key of ['oneOf', 'anyOf'] as const) {
      const branches = (schema[key] as readonly AnySchema[] | undefined) ?? [];
      const resolved = branches.map((branch) => follow(ctx, branch)?.node ?? {});
      if (isOpenEnum(resolved)) {
        continue;
      }
      for (const [index, branch] of resolved.entries()) {
        if (branch.type !== 'null' && typeof branch.title !== 'string') {
          ctx.report({
            message:
              'The alternative has no title. Name it in a few words, in place or in the schema that it refers to.',
            location: ctx.location.child([key, index]),
          });
        }
      }
    }
  },
});
