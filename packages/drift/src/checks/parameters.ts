import { isPlaceholder, type Validator } from '../validation.ts';
import type { Check } from './context.ts';

/** Described by OpenAPI elsewhere than among the parameters (section 4.8.12.1). */
const IMPLICIT_HEADERS = new Set(['accept', 'content-type', 'authorization']);

/** Every path, query and header parameter is declared, and its sample values fit. */
export function checkParameters(validate: Validator): Check {
  return ({ item, operation, report }) => {
    const sightings = item.parameters.filter(
      ({ in: place, name }) => place !== 'header' || !IMPLICIT_HEADERS.has(name.toLowerCase()),
    );
    for (const { in: place, name, value } of sightings) {
      const kind = place === 'path' ? 'path-variable' : place;
      const known = operation.parameters.find(
        (parameter) => parameter.in === place && parameter.name.toLowerCase() === name.toLowerCase(),
      );
      if (!known) {
        report(
          `request ${kind} ${name}`,
          `the collection sends the ${place} parameter ${name}, the specification has none`,
        );
      } else if (value !== undefined && value !== '' && !isPlaceholder(value)) {
        const [problem] = validate.text(known.schema, value);
        if (problem) {
          report(`request ${kind} ${name} value`, `the collection's sample value does not fit: it ${problem.message}`);
        }
      }
    }
  };
}
