import { hasType } from './support/follow.ts';
import type { AnySchema, Context, Rule } from './support/types.ts';

/** A branch that takes any string, which is what keeps an enum open. */
function takesAnyString(branch: unknown): boolean {
  const schema = branch as AnySchema;
  const limits = ['enum', 'const', 'pattern', 'format', '$ref'];
  return hasType(schema, 'string') && !limits.some((key) => key in schema);
}

function checkOpen(node: unknown, { report, location, parent }: Context): void {
  const values = (node as AnySchema).enum?.filter((value) => typeof value === 'string') ?? [];
  const open = Array.isArray(parent) && parent.some(takesAnyString);
  if (values.length > 1 && !open) {
    report({
      message:
        'An enum in what Belvo sends must be open. Write "anyOf: [{ type: string, enum: [...] }, { type: string }]".',
      location: location.child('enum').key(),
    });
  }
}

/** Enums in responses and webhook events are open, so that a value Belvo adds tomorrow breaks no client. */
export const responseEnums: Rule = () => ({
  Paths: { Response: { Schema: checkOpen } },
  WebhooksMap: { RequestBody: { Schema: checkOpen } },
});
