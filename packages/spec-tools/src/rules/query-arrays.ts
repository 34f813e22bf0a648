import { follow, hasType } from './support/follow.ts';
import type { Rule } from './support/types.ts';

/** Multi-value filters are written comma-separated (`id__in=a,b`), and say so. */
export const queryArrays: Rule = () => ({
  Parameter(parameter, ctx) {
    const schema = follow(ctx, parameter.schema)?.node;
    if (parameter.in !== 'query' || schema === undefined || !hasType(schema, 'array')) {
      return;
    }
    if (parameter.style !== 'form' || parameter.explode !== false) {
      ctx.report({
        message: `Array parameter "${parameter.name}" must be comma-separated. Set "style: form" and "explode: false".`,
        location: ctx.location.child('name'),
      });
    }
  },
});
