import type { Finding } from './finding.ts';

/**
 * Forms of credentials, with what is said of them. Not secretlint's rules, which the converter uses: they know none of
 * the keys, certificates and JSON Web Tokens here, most of what they do know looks random and is found by that, and what
 * it takes to call them is longer than this list.
 */
const KNOWN_FORMS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*(PRIVATE KEY|CERTIFICATE)-----/, 'a key or certificate'],
  [/\b(AKIA|ASIA)[0-9A-Z]{16}\b/, 'an AWS key'],
  [/\bgh[pousr]_[A-Za-z0-9]{30,}/, 'a GitHub token'],
  [/\b(sk|rk)_(live|test)_[A-Za-z0-9]{16,}/, 'a Stripe key'],
  [/\bxox[abprs]-[A-Za-z0-9-]{10,}/, 'a Slack token'],
  [/\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+/, 'a JSON Web Token'],
  [/\bhooks\.slack\.com\/services\/[\w/]{16,}/, 'a Slack webhook'],
  [/:\/\/[^\s/:@]+:[^\s/@]{6,}@/, 'a password in a URL'],
];

const LONG_WORD = /[A-Za-z0-9+/_=-]{28,}/g;
const isLong = (word: string): boolean => word.length >= 28;
/** What a word, or the text it encodes in Base64, must contain to pass as invented. */
const SYNTHETIC = /not-a-real|example|exemplo|synthetic/i;

/** Shannon entropy in bits per character. */
function entropy(word: string): number {
  const counts = new Map<string, number>();
  for (const character of word) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts.values()].reduce((sum, count) => sum - (count / word.length) * Math.log2(count / word.length), 0);
}

function looksRandom(word: string): boolean {
  const synthetic = SYNTHETIC.test(word) || SYNTHETIC.test(Buffer.from(word, 'base64').toString('latin1'));
  if (synthetic) {
    return false;
  }
  if (/^[0-9a-f]+$/i.test(word)) {
    return entropy(word) > 3.2;
  }
  const mixed = /[a-z]/.test(word) && /[A-Z]/.test(word) && /[0-9]/.test(word);
  return mixed && !word.includes('/') && entropy(word) > 4.2;
}

function scanLine(text: string): string | undefined {
  const known = KNOWN_FORMS.find(([form]) => form.test(text));
  if (known) {
    return known[1];
  }
  // A prefix such as `shpat_` belongs to the word, and hides that the rest is hexadecimal.
  const words = [...text.matchAll(LONG_WORD)].flatMap(([word]) => [word, ...word.split(/[_-]/).filter(isLong)]);
  return words.some(looksRandom) ? 'a random secret' : undefined;
}

/**
 * Looks for what may be a real credential. The message names the place and never repeats the text.
 *
 * @param files Path → content.
 */
export function scanForSecrets(files: ReadonlyMap<string, string>): readonly Finding[] {
  return [...files].flatMap(([file, text]) =>
    text.split('\n').flatMap((content, index) => {
      const what = scanLine(content);
      return what === undefined
        ? []
        : [
            {
              file,
              line: index + 1,
              check: 'secret-scan',
              message: `This looks like ${what}. Use a visibly synthetic value.`,
            },
          ];
    }),
  );
}
