import type { AnySchema, Context } from './types.ts';

/** A node together with the file that its own references are relative to. */
export interface Placed<T> {
  readonly node: T;
  readonly from: string;
}

/** Resolves a reference (or passes a plain node through); what stands beside `$ref` overrides the target's keys. */
export function follow<T extends object = AnySchema>(
  ctx: Context,
  node: unknown,
  from: string = ctx.location.source.absoluteRef,
): Placed<T> | undefined {
  if (typeof node !== 'object' || node === null) {
    return undefined;
  }
  if (!('$ref' in node)) {
    return { node: node as T, from };
  }
  const { $ref, ...siblings } = node as { $ref: string };
  const target = ctx.resolve<T>({ $ref }, from);
  if (target.node === undefined || target.location === undefined) {
    return undefined;
  }
  return { node: { ...target.node, ...siblings }, from: target.location.source.absoluteRef };
}

const COMBINATORS = ['allOf', 'anyOf', 'oneOf'] as const;

/** A schema and everything it combines by `allOf`, `anyOf` and `oneOf`, references resolved, outermost first. */
export function combined(
  ctx: Context,
  node: unknown,
  from: string = ctx.location.source.absoluteRef,
  depth = 8,
): readonly Placed<AnySchema>[] {
  const placed = follow(ctx, node, from);
  if (!placed || depth === 0) {
    return [];
  }
  const branches = COMBINATORS.flatMap((key) => (placed.node[key] as readonly unknown[] | undefined) ?? []);
  return [placed, ...branches.flatMap((branch) => combined(ctx, branch, placed.from, depth - 1))];
}

/** Whether a schema allows a type, given as a string or in a list. */
export function hasType(schema: AnySchema, type: string): boolean {
  return schema.type === type || (Array.isArray(schema.type) && schema.type.includes(type));
}
