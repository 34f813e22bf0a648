import { combined, follow, type Placed } from './support/follow.ts';
import type { AnyOperation, AnySchema, Context, Rule } from './support/types.ts';

interface Body {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}

type CodeTable = Readonly<Record<string, { readonly statuses?: readonly number[] }>>;

/** The values listed for `code` in the entries of an error body. */
function codesOf(ctx: Context, response: Placed<Body>): readonly string[] {
  const schema = response.node.content?.['application/json']?.schema;
  const bodies = schema ? combined(ctx, schema, response.location) : [];
  const entries = bodies.flatMap((body) => [body, ...combined(ctx, body.node.items, body.location)]);
  const fields = entries.flatMap(({ node, location }) => combined(ctx, node.properties?.code, location));
  const values = fields.flatMap(({ node }: Placed<AnySchema>) => node.enum ?? [node.const]);
  return [...new Set(values.filter((value) => typeof value === 'string'))];
}

/** Every error code a response can carry is documented once, in `x-error-codes`, with the statuses it comes with. */
export const errorCodes: Rule = () => {
  let table: CodeTable | undefined;
  return {
    Root: {
      enter(root, ctx) {
        table = follow<CodeTable>(ctx, (root as { 'x-error-codes'?: object })['x-error-codes'])?.node;
      },
    },
    Operation(operation, ctx) {
      for (const [status, node] of Object.entries((operation as AnyOperation).responses ?? {})) {
        const response = /^[45]/.test(status) ? follow<Body>(ctx, node) : undefined;
        for (const code of response && table ? codesOf(ctx, response) : []) {
          if (!table?.[code]?.statuses?.includes(Number(status))) {
            ctx.report({
              message: `Error code "${code}" comes with status ${status}. Say so under "${code}" in x-error-codes.`,
              location: ctx.location.child(['responses', status]).key(),
            });
          }
        }
      }
    },
  };
};
