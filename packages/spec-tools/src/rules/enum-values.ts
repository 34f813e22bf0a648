import type { AnySchema, Context, Rule } from './support/types.ts';

/** The ways in which Belvo writes values; all values of one enum are written in one of them. */
const FORMS: readonly RegExp[] = [
  /^-?[a-z0-9]+([_.-][a-z0-9]+)*$/,
  /^[A-Z0-9]+([_-][A-Z0-9]+)*$/,
  // Words for people, such as "Credit Card".
  /^\p{Lu}/u,
];

function check(node: unknown, { report, location }: Context): void {
  const values = (node as AnySchema).enum ?? [];
  const texts = values.filter((value) => typeof value === 'string');
  const isProse = texts.some((text) => /[^A-Za-z]/.test(text));
  const forms = FORMS.slice(0, isProse ? 3 : 2).map((form) => texts.filter((text) => form.test(text)));
  const [main = []] = forms.toSorted((a, b) => b.length - a.length);
  for (const [index, value] of values.entries()) {
    if (typeof value === 'string' && !main.includes(value)) {
      const like = main[0] === undefined ? 'such as "token_required" or "RECURRENT"' : `like "${main[0]}"`;
      report({
        message: `"${value}" is not written as the values of an enum are. Write it ${like}, as Belvo sends it.`,
        location: location.child(['enum', index]),
      });
    }
  }
}

/** The values of an enum are written in one way: a value in another casing is a typing mistake, and never matches. */
export const enumValues: Rule = () => ({ Schema: check });
