import type { Location } from '@redocly/openapi-core';
import type { AnySchema, Context } from './types.ts';

/** A node and where it stands, which is also what its own references are relative to. */
export interface Placed<T> {
  readonly node: T;
  readonly location: Location;
}

/**
 * Resolves a reference, or passes a plain node through. What stands beside `$ref` overrides the target's keys.
 *
 * @param location Where `node` stands; by default in the file that is being visited.
 */
export function follow<T extends object = AnySchema>(
  ctx: Context,
  node: unknown,
  location: Location = ctx.location,
): Placed<T> | undefined {
  if (typeof node !== 'object' || node === null) {
    return undefined;
  }
  if (!('$ref' in node)) {
    return { node: node as T, location };
  }
  const { $ref, ...siblings } = node as { $ref: string };
  const target = ctx.resolve<T>({ $ref }, location.source.absoluteRef);
  if (target.node === undefined || target.location === undefined) {
    return undefined; // the built-in rule no-unresolved-refs reports it
  }
  return { node: { ...target.node, ...siblings }, location: target.location };
}

const COMBINATORS = ['allOf', 'anyOf', 'oneOf'] as const;

/** The direct branches of a schema's combinations, unresolved. */
export function branchesOf({ node, location }: Placed<AnySchema>): readonly (Placed<AnySchema> & { key: string })[] {
  return COMBINATORS.flatMap((key) =>
    ((node[key] as readonly AnySchema[] | undefined) ?? []).map((branch, index) => ({
      key,
      node: branch,
      location: location.child([key, index]),
    })),
  );
}

/** A schema and everything it combines by `allOf`, `anyOf` and `oneOf`, references resolved, outermost first. */
export function combined(
  ctx: Context,
  node: unknown,
  location: Location = ctx.location,
  depth = 8,
): readonly Placed<AnySchema>[] {
  const placed = follow(ctx, node, location);
  if (!placed || depth === 0) {
    return [];
  }
  return [placed, ...branchesOf(placed).flatMap((branch) => combined(ctx, branch.node, branch.location, depth - 1))];
}

/** Whether a schema allows a type, given as a string or in a list. */
export function hasType(schema: AnySchema, type: string): boolean {
  return schema.type === type || (Array.isArray(schema.type) && schema.type.includes(type));
}
