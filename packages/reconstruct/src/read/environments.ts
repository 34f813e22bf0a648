import { UnreadableCollectionError } from './formats.ts';
import { asArray, asText, type Dict, isDict } from './guards.ts';
import { identify, isEnvironment } from './identify.ts';
import type { Environment } from './model.ts';

/**
 * Reads an environment, or globals, as Postman exports them.
 *
 * @param input the file's text, or its parsed JSON
 * @throws UnreadableCollectionError says what the input is instead
 */
export function readEnvironment(input: unknown): Environment {
  const root = typeof input === 'string' ? parse(input) : input;
  if (!isEnvironment(root)) {
    throw new UnreadableCollectionError(`No environment: this is ${describe(root)}.`);
  }
  const entries = asArray(root.values).filter((entry): entry is Dict => isDict(entry) && entry.enabled !== false);
  const variables = new Map<string, string>();
  for (const entry of entries) {
    const key = asText(entry.key);
    if (key !== undefined) {
      variables.set(key, asText(entry.value) ?? '');
    }
  }
  const secret = entries.filter((entry) => entry.type === 'secret').flatMap((entry) => asText(entry.key) ?? []);
  return { name: asText(root.name)?.trim() ?? '', variables, secretVariables: new Set(secret) };
}

function describe(value: unknown): string {
  return isDict(value) && Array.isArray(value.item) ? 'a Postman collection' : identify(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw new UnreadableCollectionError(`The environment is not JSON: ${(error as Error).message}`);
  }
}
