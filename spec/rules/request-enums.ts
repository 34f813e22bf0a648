import { hasType } from './support/follow.ts';
import type { AnySchema, Context, Rule } from './support/types.ts';

function checkClosed(node: unknown, { report, location }: Context): void {
  const branches = ((node as AnySchema).anyOf as readonly AnySchema[] | undefined) ?? [];
  const listed = branches.some((branch) => branch.enum !== undefined);
  const any = branches.some(
    (branch) => hasType(branch, 'string') && !('enum' in branch) && !('format' in branch) && !('pattern' in branch),
  );
  if (listed && any) {
    report({
      message: 'An enum in what is sent to Belvo must be closed. Write "type: string" with "enum", without "anyOf".',
      location: location.child('anyOf').key(),
    });
  }
}

/** Enums in request bodies and parameters are closed, so that a typing mistake is found before it is sent. */
export const requestEnums: Rule = () => ({
  Paths: { RequestBody: { Schema: checkClosed }, Parameter: { Schema: checkClosed } },
});
