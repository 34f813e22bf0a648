import { follow, hasType } from './support/follow.ts';
import { SENSITIVE_NAMES } from './support/sensitive-names.ts';
import type { AnySchema, Context, Rule } from './support/types.ts';

function check(name: string, node: AnySchema | undefined, marked: unknown, ctx: Context, place: object): void {
  const level = SENSITIVE_NAMES.get(name);
  const harmless = node === undefined || hasType(node, 'boolean') || hasType(node, 'integer') || 'const' in node;
  if (level !== undefined && !harmless && marked !== level) {
    ctx.report({
      message: `"${name}" holds something ${level === 'credential' ? 'secret' : 'personal'}. Mark it "x-sensitive: ${level}".`,
      location: place,
    });
  }
}

/** What is secret or personal by its name is marked, so that no client logs it and no page shows it. */
export const sensitiveFields: Rule = () => ({
  SchemaProperties(properties, ctx) {
    for (const [name, property] of Object.entries(properties)) {
      const schema = follow(ctx, property)?.node;
      check(name, schema, schema?.['x-sensitive'], ctx, ctx.location.child(name).key());
    }
  },
  Parameter(parameter, ctx) {
    const schema = follow(ctx, parameter.schema)?.node;
    const marked = (parameter as { 'x-sensitive'?: string })['x-sensitive'] ?? schema?.['x-sensitive'];
    check(String(parameter.name).replace(/__[a-z]+$/, ''), schema, marked, ctx, ctx.location.child('name'));
  },
});
