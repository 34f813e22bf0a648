import { credentialNames, personalNames } from '../generated/redaction.ts';

let names: ReadonlySet<string> | undefined;

/** Whether a property of an answer or event, inside one called `parent`, is secret or personal. */
export function isSensitive(parent: string, name: string): boolean {
  names ??= new Set(`${credentialNames} ${personalNames}`.split(' '));
  return names.has(name) || names.has(`${parent}.${name}`);
}
