import type { Rule } from './support/types.ts';

/** No discriminators: generators disagree about them. A literal property says the same in plain JSON Schema. */
export const noDiscriminator: Rule = () => ({
  Discriminator(_discriminator, { report, location }) {
    report({
      message: 'Discriminators are not used. Give the property one "const" per branch of "oneOf" instead.',
      location: location.key(),
    });
  },
});
