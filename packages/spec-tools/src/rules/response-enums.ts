import { eachSchema, type Visit } from './support/each-schema.ts';
import { hasType } from './support/follow.ts';
import type { AnySchema, Context, Rule } from './support/types.ts';

/** A branch that takes any string, which is what keeps an enum open. */
function takesAnyString(branch: unknown): boolean {
  const schema = branch as AnySchema;
  const limits = ['enum', 'const', 'pattern', 'format', '$ref'];
  return hasType(schema, 'string') && !limits.some((key) => key in schema);
}

function isOpen({ branchOf, parent }: Visit): boolean {
  const branches = (parent?.anyOf as readonly unknown[] | undefined) ?? [];
  return branchOf === 'anyOf' && branches.some(takesAnyString);
}

/** Enums in responses and webhook events are open, so that a value Belvo adds tomorrow breaks no client. */
export const responseEnums: Rule = () => {
  const seen = new Set<string>();
  const check = (node: unknown, ctx: Context): void =>
    eachSchema(ctx, { node: node as AnySchema, location: ctx.location }, seen, (visit) => {
      const values = visit.node.enum?.filter((value) => typeof value === 'string') ?? [];
      if (values.length > 1 && !isOpen(visit)) {
        ctx.report({
          message:
            'An enum in what Belvo sends must be open. Write "anyOf: [{ type: string, enum: [...] }, { type: string }]".',
          location: visit.location.child('enum').key(),
        });
      }
    });
  return { Paths: { Response: { Schema: check } }, WebhooksMap: { RequestBody: { Schema: check } } };
};
