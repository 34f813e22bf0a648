import { STATUS_CODES } from 'node:http';
import type { OperationResponse } from '@belvo-openapi/spec';
import { compareSchema } from '../compare-schema.ts';
import type { Check } from './context.ts';

const words = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

/** Said of every error and of none in particular. */
const FILLER = new Set(['error', 'response', 'request', 'the', 'a', 'is']);

/**
 * Whether the specification knows a response under the name the collection gives it: as the status' reason phrase
 * (RFC 9110, section 15) or as one of its named examples.
 */
function knowsName(name: string, { status, examples }: OperationResponse): boolean {
  const said = new Set(words(name).filter((word) => !FILLER.has(word)));
  const known = [STATUS_CODES[Number(status)] ?? '', ...examples.map((example) => example.name)];
  return known.some((candidate) => {
    const telling = words(candidate.replaceAll('_', ' ')).filter((word) => !FILLER.has(word));
    return telling.length > 0 && telling.every((word) => said.has(word));
  });
}

/** Every saved response: its status, its name, its media type and every field of its body. */
export const checkResponses: Check = ({ item, operation, document, files, report }) => {
  for (const saved of item.responses) {
    const prefix = `response ${saved.status}`;
    const response = operation.responses.find(({ status }) => status === saved.status);
    if (!response) {
      report(prefix, `the collection saved "${saved.name}", the specification does not declare the status`);
      continue;
    }
    const file = response.responseName && files.ofComponent(response.responseName);
    if (saved.name !== '' && !knowsName(saved.name, response)) {
      report(
        `${prefix} name`,
        `the collection calls it "${saved.name}", no example of the specification is called so`,
        file,
      );
    }
    if (saved.schema === undefined) {
      continue;
    }
    const content = response.content.find(({ mediaType }) => mediaType === saved.mediaType);
    if (!content) {
      report(`${prefix} body`, `the collection saved ${saved.mediaType}, the specification has no such body`, file);
      continue;
    }
    for (const { field, attribute, message, component } of compareSchema(document, saved.schema, [content.schema])) {
      const what = [prefix, 'body', field, attribute].filter(Boolean).join(' ');
      report(what, message, (component && files.ofComponent(component)) ?? file);
    }
  }
};
