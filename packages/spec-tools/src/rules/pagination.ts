import { combined, follow, hasType } from './support/follow.ts';
import type { AnyOperation, AnySchema, Context, Rule } from './support/types.ts';

interface Body {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}

/** The properties of the JSON body of a 200 answer. */
function propertiesOf200(ctx: Context, operation: AnyOperation): ReadonlyMap<string, AnySchema | undefined> {
  const response = follow<Body>(ctx, operation.responses?.['200']);
  const schema = response?.node.content?.['application/json']?.schema;
  const parts = schema ? combined(ctx, schema, response?.location) : [];
  return new Map(
    parts.flatMap(({ node, location }) =>
      Object.entries(node.properties ?? {}).map(([name, value]) => [name, follow(ctx, value, location)?.node] as const),
    ),
  );
}

/** An operation that answers in pages carries `x-pagination`, and one that does not carries none. */
export const pagination: Rule = () => ({
  Paths: {
    Operation(node, ctx) {
      const operation = node as AnyOperation;
      const properties = propertiesOf200(ctx, operation);
      const paged = ['count', 'next', 'previous'].every((name) => properties.has(name));
      const mark = operation['x-pagination'];
      const items = properties.get(mark?.items ?? '');
      if (paged && mark === undefined) {
        ctx.report({
          message: `${operation.operationId} answers in pages. Add "x-pagination: { style: page-number, items: results }".`,
          location: ctx.location.child('operationId'),
        });
      } else if (mark !== undefined && (mark.style !== 'page-number' || !items || !hasType(items, 'array'))) {
        ctx.report({
          message: 'x-pagination needs "style: page-number" and in "items" the name of an array of the 200 body.',
          location: ctx.location.child('x-pagination').key(),
        });
      }
    },
  },
});
