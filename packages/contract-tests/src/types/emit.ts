import type { Schema } from '../schema/schema.ts';
import type { Contract } from '../support/bundle.ts';
import { ASSERTIONS } from './assertions.ts';
import { emitOperation } from './emit-operation.ts';
import { typeOf } from './type-of.ts';
import { namingOf } from './used-schemas.ts';

/** The whole file of type assertions: every schema the client exports, and every operation. */
export function emitTypeAssertions({ document, operations, resolve }: Contract, exported: ReadonlySet<string>): string {
  const schemas = Object.entries(document.components?.schemas ?? {}).filter(([name]) => exported.has(name));
  const naming = namingOf(operations, resolve);
  return [
    ASSERTIONS,
    ...schemas.map(([name, schema]) => {
      const type = typeOf(schema as Schema, naming, naming.requests.has(name));
      return `holds<SameShape<schemas.${naming.typeName(name)}, ${type}>>();`;
    }),
    ...operations.map((operation) => emitOperation(operation, resolve, naming)),
    '',
  ].join('\n');
}
