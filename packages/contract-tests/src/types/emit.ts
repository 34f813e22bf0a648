import type { Schema } from '../schema/schema.ts';
import type { Contract } from '../support/bundle.ts';
import { ASSERTIONS } from './assertions.ts';
import { emitOperation } from './emit-operation.ts';
import { typeOf } from './type-of.ts';

/** The whole file of type assertions: every schema the client exports, and every operation. */
export function emitTypeAssertions({ document, operations, resolve }: Contract, exported: ReadonlySet<string>): string {
  const schemas = Object.entries(document.components?.schemas ?? {}).filter(([name]) => exported.has(name));
  return [
    ASSERTIONS,
    ...schemas.map(([name, schema]) => `holds<SameShape<schemas.${name}, ${typeOf(schema as Schema)}>>();`),
    ...operations.map((operation) => emitOperation(operation, resolve)),
    '',
  ].join('\n');
}
