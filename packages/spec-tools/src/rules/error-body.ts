import { combined, follow, hasType, type Placed } from './support/follow.ts';
import type { AnySchema, Context, Rule } from './support/types.ts';

const FIELDS = ['code', 'message', 'request_id'];

interface Body {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}

function describesError(ctx: Context, { node, location }: Placed<AnySchema>): boolean {
  const names = new Set(combined(ctx, node, location).flatMap((part) => Object.keys(part.node.properties ?? {})));
  return FIELDS.every((field) => names.has(field));
}

/** At least one alternative is the array, and everything that has properties describes an error. */
function isErrorBody(ctx: Context, schema: object): boolean {
  const parts = combined(ctx, schema);
  const arrays = parts.filter(({ node }) => hasType(node, 'array'));
  const entries = arrays.map(({ node, location }) => follow(ctx, node.items, location));
  const objects = parts.filter(({ node }) => hasType(node, 'object'));
  return (
    arrays.length > 0 && [...entries, ...objects].every((entry) => entry !== undefined && describesError(ctx, entry))
  );
}

/** Error bodies are arrays of objects with `code`, `message` and `request_id`, so that one reader fits all. */
export const errorBody: Rule = () => ({
  Paths: {
    Response(node, ctx) {
      const schema = (node as Body).content?.['application/json']?.schema;
      if (/^[45]/.test(String(ctx.key)) && schema && !isErrorBody(ctx, schema)) {
        ctx.report({
          message: `The body of ${ctx.key} is not Belvo's error form. Describe an array of objects with ${FIELDS.join(', ')}.`,
          location: ctx.location.child(['content', 'application/json', 'schema']).key(),
        });
      }
    },
  },
});
