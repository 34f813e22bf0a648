import { credentialNames, personalNames } from '../generated/redaction.ts';

let names: ReadonlySet<string> | undefined;

/** Whether a property (or parameter) of this name inside one of that name is secret or personal. */
export function isSensitive(parent: string, name: string): boolean {
  names ??= new Set(`${credentialNames} ${personalNames}`.split(' '));
  return names.has(name) || names.has(`${parent}.${name}`);
}
