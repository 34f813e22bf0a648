import type { Rule } from './support/types.ts';

const SNAKE_CASE = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
const UPPER_CASE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/** Fields are in snake_case, as Belvo writes them; an object whose keys are names of resources has them all in capitals. */
export const fieldNames: Rule = () => ({
  SchemaProperties(properties, { report, location }) {
    const names = Object.keys(properties);
    if (names.length > 1 && names.every((name) => UPPER_CASE.test(name))) {
      return;
    }
    for (const name of names.filter((each) => !SNAKE_CASE.test(each))) {
      report({
        message: `The field "${name}" is not in snake_case. Write it as Belvo does, such as "access_mode".`,
        location: location.child(name).key(),
      });
    }
  },
});
