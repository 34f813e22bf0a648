import { listWebhooks, type OpenApiDocument } from '@belvo-openapi/spec';
import { propertyKey } from '../names.ts';
import type { TypeLibrary } from '../types/library.ts';
import { HEADER, jsdoc, literal, oneLine, usedNames } from './text.ts';

/** `webhooks.ts`: the events by name, their union, and the pairs of type and code that are known. */
export function emitWebhooks(doc: OpenApiDocument, types: TypeLibrary): string {
  const events = listWebhooks(doc).map((event) => ({ ...event, body: types.webhookBody(event.name) ?? 'unknown' }));
  const members = events.map(
    ({ name, summary, body }) => `${jsdoc([oneLine(summary)], '  ')}  ${propertyKey(name)}: ${body};\n`,
  );
  const known = events.map(({ name, webhookType, webhookCode }) => [`${webhookType} ${webhookCode}`, name]);
  const names = usedNames(
    types.models.map(({ name }) => name),
    members.join(''),
  );
  const imports = names.length > 0 ? `import type { ${names.join(', ')} } from './models.ts';\n\n` : '\n';
  return (
    `${HEADER}${imports}${jsdoc(['Every described event by its name in the specification.'])}` +
    `export interface BelvoEvents {\n${members.join('')}}\n\n` +
    `${jsdoc(['Name of an event by `webhook_type` and `webhook_code`.'])}` +
    `export const eventNames: Readonly<Record<string, keyof BelvoEvents>> = ${literal(Object.fromEntries(known))};\n`
  );
}
