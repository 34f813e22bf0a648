import { fileURLToPath } from 'node:url';
import { writeWhole } from '@belvo-openapi/plumbing/write-whole';
import { contractOf } from '../support/bundle.ts';
import { emitTypeAssertions } from './emit.ts';
import { usedSchemas } from './used-schemas.ts';

const DIRECTORY = fileURLToPath(new URL('../../generated/', import.meta.url));

/** Writes `generated/types.test-d.ts` and gives its path. */
export function generateTypeAssertions(): string {
  const contract = contractOf();
  const file = `${DIRECTORY}types.test-d.ts`;
  const text = emitTypeAssertions(contract, usedSchemas(contract.operations, contract.resolve));
  writeWhole(file, text);
  return file;
}

if (import.meta.main) {
  generateTypeAssertions();
}
