import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SPEC = fileURLToPath(new URL('../../../../spec/', import.meta.url));

/** The file that defines an operation, as a path from the repository's root; searched for only when something failed. */
export function fileOfOperation(operationId: string): string {
  const file = globSync('resources/*/paths/*.yaml', { cwd: SPEC }).find((name) =>
    new RegExp(`^\\s*operationId: ${operationId}\\s*$`, 'm').test(readFileSync(SPEC + name, 'utf8')),
  );
  return file === undefined ? 'spec/openapi.yaml' : `spec/${file}`;
}

/** The files that may hold a named example, as paths from the repository's root. */
export function filesOfExample(name: string): readonly string[] {
  return globSync([`resources/*/examples/${name}.yaml`, `shared/examples/${name}.yaml`], { cwd: SPEC })
    .sort()
    .map((file) => `spec/${file}`);
}
