import { combined, follow, hasType, type Placed } from './support/follow.ts';
import type { AnySchema, Context, Rule } from './support/types.ts';

interface Body {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}

const NAMES = ['id', 'results', 'access'];

function isNullable(ctx: Context, property: AnySchema, { location }: Placed<AnySchema>): boolean {
  return combined(ctx, property, location).some(({ node }) => hasType(node, 'null'));
}

/** The objects a response is made of: itself, the items of a list, and the items of a page. */
function objectsOf(ctx: Context, { node, location }: Placed<AnySchema>, depth = 3): readonly Placed<AnySchema>[] {
  return combined(ctx, node, location).flatMap((part) => {
    const inside = [part.node.items, part.node.properties?.results].flatMap((schema) => {
      const placed = follow(ctx, schema, part.location);
      return placed && depth > 0 ? objectsOf(ctx, placed, depth - 1) : [];
    });
    return part.node.properties ? [part, ...inside] : inside;
  });
}

/** The identifier of an object, the items of a page and a new token are there whenever Belvo answers. */
export const serverSetFields: Rule = () => {
  const seen = new Set<string>();
  return {
    Paths: {
      Response(response, ctx) {
        const schema = follow(ctx, (response as Body).content?.['application/json']?.schema);
        const objects = /^2/.test(String(ctx.key)) && schema ? objectsOf(ctx, schema) : [];
        for (const placed of objects) {
          const { properties = {}, required = [] } = placed.node as AnySchema & { required?: readonly string[] };
          for (const name of NAMES) {
            const place = placed.location.child(['properties', name]);
            const property = properties[name];
            const isLoose = property && !required.includes(name) && !isNullable(ctx, property, placed);
            if (isLoose && !seen.has(place.absolutePointer)) {
              seen.add(place.absolutePointer);
              ctx.report({ message: `Belvo always sets "${name}". List it under "required".`, location: place.key() });
            }
          }
        }
      },
    },
  };
};
