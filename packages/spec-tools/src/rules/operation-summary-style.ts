import type { Rule } from './support/types.ts';

const MAX_LENGTH = 60;

/** A summary is a title: short, with a capital letter and without a period. */
export const operationSummaryStyle: Rule = () => ({
  Operation({ summary }, { report, location }) {
    if (summary === undefined) {
      return; // the built-in rule operation-summary asks for one
    }
    if (summary.length > MAX_LENGTH || !/^[A-Z]/.test(summary) || summary.endsWith('.')) {
      report({
        message: `Summary "${summary}" is not a title. Use at most ${MAX_LENGTH} characters, a capital first letter and no period.`,
        location: location.child('summary'),
      });
    }
  },
});
