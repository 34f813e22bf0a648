import type { TypeLibrary } from '../types/library.ts';
import { HEADER, usedNames } from './text.ts';

/** `schema.ts`: the tables that openapi-fetch's types read. */
export function emitSchema(types: TypeLibrary): string {
  const text = types.tables.join('\n\n');
  const names = types.models.map(({ name }) => name);
  return `${HEADER}import type {\n${usedNames(names, text)
    .map((name) => `  ${name},\n`)
    .join('')}} from './models.ts';\n\n${text}\n`;
}
