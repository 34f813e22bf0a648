import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contractOf } from '../support/bundle.ts';
import { emitTypeAssertions } from './emit.ts';
import { usedSchemas } from './used-schemas.ts';

const DIRECTORY = fileURLToPath(new URL('../../generated/', import.meta.url));

/** Writes `generated/types.test-d.ts` and gives its path. */
export function generateTypeAssertions(): string {
  const contract = contractOf();
  const file = `${DIRECTORY}types.test-d.ts`;
  const text = emitTypeAssertions(contract, usedSchemas(contract.operations, contract.resolve));
  mkdirSync(DIRECTORY, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}

if (import.meta.main) {
  generateTypeAssertions();
}
