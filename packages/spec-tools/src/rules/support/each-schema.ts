import { branchesOf, follow, type Placed } from './follow.ts';
import type { AnySchema, Context } from './types.ts';

/** A schema inside a body, and the combination it is a branch of. */
export interface Visit extends Placed<AnySchema> {
  /** `allOf`, `anyOf` or `oneOf` when the schema is a branch of one. */
  readonly branchOf?: string;
  /** The schema whose branch it is. */
  readonly parent?: AnySchema;
}

function childrenOf(placed: Placed<AnySchema>): readonly Visit[] {
  const { node, location } = placed;
  const properties = Object.entries(node.properties ?? {}).map(([name, schema]) => ({
    node: schema,
    location: location.child(['properties', name]),
  }));
  const nested = ['items', 'additionalProperties'].flatMap((key) =>
    typeof node[key] === 'object' ? [{ node: node[key] as AnySchema, location: location.child(key) }] : [],
  );
  const branches = branchesOf(placed).map(({ key, ...branch }) => ({ ...branch, branchOf: key, parent: node }));
  return [...properties, ...nested, ...branches];
}

/**
 * Calls `check` for every schema inside a body, at any depth and through references. Redocly's nested visitors stop at
 * the outermost schema. `seen` holds the places visited before; keep it for the run of a rule.
 */
export function eachSchema(ctx: Context, root: Visit, seen: Set<string>, check: (visit: Visit) => void): void {
  const placed = follow(ctx, root.node, root.location);
  if (!placed) {
    return;
  }
  const visit = { ...root, ...placed };
  const id = `${visit.branchOf ?? ''} ${visit.location.absolutePointer}`;
  if (!seen.has(id)) {
    seen.add(id);
    check(visit);
    for (const child of childrenOf(placed)) {
      eachSchema(ctx, child, seen, check);
    }
  }
}
