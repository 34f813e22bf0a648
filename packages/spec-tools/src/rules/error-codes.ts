import type { Location } from '@redocly/openapi-core';
import { combined, follow, type Placed } from './support/follow.ts';
import type { AnyOperation, AnySchema, Context, Rule } from './support/types.ts';

interface Body {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}

type CodeTable = Readonly<Record<string, { readonly statuses?: readonly number[] }>>;

/** The values listed for `code` in the entries of an error body, each with the place that lists it. */
function codesOf(ctx: Context, response: Placed<Body>): ReadonlyMap<string, Location> {
  const schema = response.node.content?.['application/json']?.schema;
  const bodies = schema
    ? combined(ctx, schema, response.location.child(['content', 'application/json', 'schema']))
    : [];
  const entries = bodies.flatMap((body) => [body, ...combined(ctx, body.node.items, body.location.child('items'))]);
  const fields = entries.flatMap(({ node, location }) =>
    combined(ctx, node.properties?.code, location.child(['properties', 'code'])),
  );
  const found = fields.flatMap(({ node, location }: Placed<AnySchema>) =>
    (node.enum ?? [node.const]).map(
      (value, index) => [value, node.enum ? location.child(['enum', index]) : location.child('const')] as const,
    ),
  );
  return new Map(found.filter((pair): pair is [string, Location] => typeof pair[0] === 'string'));
}

/** Every error code a response can carry is documented once, in `x-error-codes`, with the statuses it comes with. */
export const errorCodes: Rule = () => {
  let table: Placed<CodeTable> | undefined;
  const told = new Set<string>();
  return {
    Root: {
      enter(root, ctx) {
        table = follow<CodeTable>(
          ctx,
          (root as { 'x-error-codes'?: object })['x-error-codes'],
          ctx.location.child('x-error-codes'),
        );
      },
    },
    Operation(operation, ctx) {
      for (const [status, node] of Object.entries((operation as AnyOperation).responses ?? {})) {
        const response = /^[45]/.test(status)
          ? follow<Body>(ctx, node, ctx.location.child(['responses', status]))
          : undefined;
        for (const [code, place] of response && table ? codesOf(ctx, response) : []) {
          const entry = table?.node[code];
          const id = entry ? `${code} ${status}` : code;
          if (entry?.statuses?.includes(Number(status)) || told.has(id)) {
            continue;
          }
          told.add(id);
          ctx.report(
            entry
              ? {
                  message: `Error code "${code}" comes with status ${status} too. Add it to "statuses" here, or take the code out of that response.`,
                  location: table?.location.child([code]).key() ?? place,
                }
              : {
                  message: `x-error-codes does not say what "${code}" means. Add it to shared/errors/codes.yaml with statuses, retry and remedy, or remove it here.`,
                  location: place,
                },
          );
        }
      }
    },
  };
};
