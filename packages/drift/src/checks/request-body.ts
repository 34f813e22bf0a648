import { compareSchema } from '../compare-schema.ts';
import { hasPlaceholder, type Validator } from '../validation.ts';
import type { Check } from './context.ts';

/** Every body, of the request and of the requests saved beside the responses: media type, fields, types, values. */
export function checkRequestBodies(validate: Validator): Check {
  return ({ item, operation, document, files, report }) => {
    for (const body of item.bodies) {
      const content = operation.requestBody?.content.find(({ mediaType }) => mediaType === body.mediaType);
      if (!content) {
        report('request body', `the collection sends ${body.mediaType}, the specification takes no such body`);
        continue;
      }
      for (const { field, attribute, message, component } of compareSchema(document, body.schema, [content.schema])) {
        const what = ['request body', field, attribute].filter(Boolean).join(' ');
        report(what, message, component && files.ofComponent(component));
      }
      if (body.source === 'request' && body.parsed && !hasPlaceholder(body.value)) {
        for (const { field, message } of validate.json(content.schema, body.value)) {
          const file = content.schemaName && files.ofComponent(content.schemaName);
          report(
            `request body ${field} value`.replace('  ', ' '),
            `the collection's sample body does not fit: ${message}`,
            file,
          );
        }
      }
    }
  };
}
