import type { AnySchema, Rule } from './support/types.ts';

const NEEDLESS_BESIDE_CONST = ['minLength', 'maxLength', 'pattern', 'format', 'enum'];

/** Keywords that mean the same in another spelling, and of which generators of code make something wrong. */
export const portableKeywords: Rule = () => ({
  Schema(node, { report, location }) {
    const schema = node as unknown as AnySchema & { readonly pattern?: string; readonly format?: string };
    if (schema.format === 'binary') {
      report({
        message: 'Text in JSON is no binary. Write "contentEncoding: base64" (JSON Schema 2020-12, validation 8.3).',
        location: location.child('format').key(),
      });
    }
    if (schema.pattern?.includes('\\/')) {
      report({
        message: 'A slash in a pattern needs no backslash. Remove it.',
        location: location.child('pattern').key(),
      });
    }
    for (const key of 'const' in schema ? NEEDLESS_BESIDE_CONST.filter((name) => name in schema) : []) {
      report({ message: `"${key}" says nothing beside "const". Remove it.`, location: location.child(key).key() });
    }
  },
});
