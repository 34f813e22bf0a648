import type { Location } from '@redocly/openapi-core';
import type { Context, Rule } from './support/types.ts';

const SECRET = /^(password\d?|private_key|certificate|encryption_key|access|refresh)$/;
const SYNTHETIC = /not-a-real|example/i;
const EMAIL = /[\w.+-]+@([\w-]+(?:\.[\w-]+)+)/g;
const URL_HOST = /https?:\/\/([^/:?#\s"]+)/g;
const EXAMPLE_HOST = /(^|\.)example(\.com|\.org|\.net)?$/;
const OWN_HOST = /(^|\.)belvo\.(com|io)$/;

function isSynthetic(value: string): boolean {
  return value === '' || SYNTHETIC.test(value) || SYNTHETIC.test(Buffer.from(value, 'base64').toString('latin1'));
}

function findMistake(key: string, value: string): string | undefined {
  if (SECRET.test(key) && !isSynthetic(value)) {
    return `The value of "${key}" looks real. Make it visibly synthetic, such as "not-a-real-password".`;
  }
  const email = [...value.matchAll(EMAIL)].find((match) => !EXAMPLE_HOST.test(match[1] ?? ''));
  if (email) {
    return `"${email[0]}" may belong to somebody. Use an address at example.com.`;
  }
  const url = [...value.matchAll(URL_HOST)].find(
    (match) => !EXAMPLE_HOST.test(match[1] ?? '') && !OWN_HOST.test(match[1] ?? ''),
  );
  return url && `"${url[0]}" belongs to somebody. Use example.com, or a host of Belvo.`;
}

function checkValue(value: unknown, key: string, location: Location, report: Context['report']): void {
  if (typeof value === 'string') {
    const message = findMistake(key, value);
    if (message !== undefined) {
      report({ message, location });
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, child] of Object.entries(value)) {
      checkValue(child, Array.isArray(value) ? key : name, location.child(name), report);
    }
  }
}

/** Examples show nobody's data: secrets are visibly invented, addresses and hosts belong to example.com or Belvo. */
export const syntheticExamples: Rule = () => ({
  Example: ({ value }, { report, location }) => checkValue(value, '', location.child('value'), report),
  Parameter: ({ name, example }, { report, location }) => checkValue(example, name, location.child('example'), report),
  SchemaProperties(properties, { report, location }) {
    for (const [name, schema] of Object.entries(properties)) {
      checkValue((schema as { examples?: unknown }).examples, name, location.child([name, 'examples']), report);
    }
  },
  Schema: (schema, { report, location }) =>
    checkValue((schema as { examples?: unknown }).examples, '', location.child('examples'), report),
});
