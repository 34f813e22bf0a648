import type { Rule } from './support/types.ts';

const MIN_LENGTH = 150;

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? [];

/**
 * The description of an operation or event says what its summary does not: when to use it, what it costs, what goes wrong.
 * At least {@link MIN_LENGTH} characters, and not the words of the summary again.
 */
export const operationDescriptions: Rule = () => ({
  Operation({ summary = '', description = '' }, { report, location }) {
    const text = description.trim().replaceAll(/\s+/g, ' ');
    if (text === '') {
      return; // `descriptions` asks for one.
    }
    const known = new Set(wordsOf(summary));
    const place = location.child('description').key();
    if (wordsOf(text).every((word) => known.has(word))) {
      report({
        message: 'The description repeats the summary. Say when to use it and what goes wrong.',
        location: place,
      });
    } else if (text.length < MIN_LENGTH) {
      report({
        message: `The description has ${text.length} characters. Say in at least ${MIN_LENGTH} when to use it, what it costs and what goes wrong.`,
        location: place,
      });
    }
  },
});
