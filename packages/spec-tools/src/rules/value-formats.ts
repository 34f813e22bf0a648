import { combined, hasType } from './support/follow.ts';
import type { Rule } from './support/types.ts';

interface FormatRule {
  readonly name: RegExp;
  readonly formats: readonly string[];
  readonly advice: string;
}

const FORMAT_RULES: readonly FormatRule[] = [
  { name: /_at$/, formats: ['date-time', 'date'], advice: 'Give it "format: date-time" (or "date"), or a "pattern".' },
  { name: /^date$|_date$/, formats: ['date', 'date-time'], advice: 'Give it "format: date", or a "pattern".' },
  { name: /^currency$|_currency$/, formats: [], advice: 'Refer to CurrencyCode, or give it a "pattern".' },
  { name: /^amount$|_amount$/, formats: ['decimal'], advice: 'Refer to a money schema, or give it a "pattern".' },
];

/** Text that is a date, a currency or an amount says in which form. */
export const valueFormats: Rule = () => ({
  SchemaProperties(properties, ctx) {
    for (const [name, property] of Object.entries(properties)) {
      const rule = FORMAT_RULES.find((each) => each.name.test(name));
      const texts = rule ? combined(ctx, property).filter(({ node }) => hasType(node, 'string')) : [];
      const vague = texts.some(
        ({ node }) =>
          !rule?.formats.includes(String(node.format)) &&
          !('pattern' in node) &&
          !('enum' in node) &&
          !('const' in node),
      );
      if (rule && vague) {
        ctx.report({
          message: `"${name}" is text in no stated form. ${rule.advice}`,
          location: ctx.location.child(name).key(),
        });
      }
    }
  },
});
