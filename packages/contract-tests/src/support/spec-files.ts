import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SPEC = fileURLToPath(new URL('../../../../spec/', import.meta.url));

let filesByOperation: ReadonlyMap<string, string> | undefined;

/** Reads every path file once: what a test may have to say is often worked out before it fails. */
function readFiles(): ReadonlyMap<string, string> {
  return new Map(
    globSync('resources/*/paths/*.yaml', { cwd: SPEC }).flatMap((name) =>
      [...readFileSync(SPEC + name, 'utf8').matchAll(/^\s*operationId: (\S+)\s*$/gm)].map(
        ([, operationId = '']) => [operationId, `spec/${name}`] as const,
      ),
    ),
  );
}

/** The file that defines an operation, as a path from the repository's root. */
export function fileOfOperation(operationId: string): string {
  filesByOperation ??= readFiles();
  return filesByOperation.get(operationId) ?? 'spec/openapi.yaml';
}

/** The files that may hold a named example, as paths from the repository's root. */
export function filesOfExample(name: string): readonly string[] {
  return globSync([`resources/*/examples/${name}.yaml`, `shared/examples/${name}.yaml`], { cwd: SPEC })
    .sort()
    .map((file) => `spec/${file}`);
}
