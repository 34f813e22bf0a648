import { eachSchema } from './support/each-schema.ts';
import { hasType } from './support/follow.ts';
import type { AnySchema, Context, Rule } from './support/types.ts';

function isOpenEnum(schema: AnySchema): boolean {
  const branches = (schema.anyOf as readonly AnySchema[] | undefined) ?? [];
  const limits = ['enum', 'const', 'pattern', 'format'];
  return (
    branches.some((branch) => branch.enum !== undefined) &&
    branches.some((branch) => hasType(branch, 'string') && !limits.some((key) => key in branch))
  );
}

/** Enums in request bodies and parameters are closed, so that a typing mistake is found before it is sent. */
export const requestEnums: Rule = () => {
  const seen = new Set<string>();
  const check = (node: unknown, ctx: Context): void =>
    eachSchema(ctx, { node: node as AnySchema, location: ctx.location }, seen, (visit) => {
      if (isOpenEnum(visit.node)) {
        ctx.report({
          message:
            'An enum in what is sent to Belvo must be closed. Write "type: string" with "enum", without "anyOf".',
          location: visit.location.child('anyOf').key(),
        });
      }
    });
  return { Paths: { RequestBody: { Schema: check }, Parameter: { Schema: check } } };
};
