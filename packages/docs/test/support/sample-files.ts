import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Operation } from '@belvo-openapi/spec';
import type { Site } from '../../src/model/site.ts';
import { type RequestSample, requestSamples, sampleFile } from '../../src/samples/index.ts';

// Inside the package, so that the samples find the client like any file of it does.
const ROOT = fileURLToPath(new URL('../../test-results/samples/', import.meta.url));

export interface WrittenSample {
  name: string;
  operation: Operation;
  sample: RequestSample;
  /** Path of the TypeScript file. */
  typescript: string;
  /** Path of the shell script. */
  curl: string;
}

/** Writes every sample of a site as the build does; returns where they are. */
export function writeSamples(site: Site): WrittenSample[] {
  rmSync(ROOT, { recursive: true, force: true });
  const written = site.operations.flatMap((operation) =>
    requestSamples(site.document, operation).map((sample) => {
      const place = (language: 'typescript' | 'curl') => join(ROOT, sampleFile(operation, sample, language));
      const files = { typescript: place('typescript'), curl: place('curl') };
      for (const language of ['typescript', 'curl'] as const) {
        mkdirSync(dirname(files[language]), { recursive: true });
        writeFileSync(files[language], sample[language]);
      }
      return { name: `${operation.operationId} ${sample.name}`, operation, sample, ...files };
    }),
  );
  const config = { extends: '../../tsconfig.json', include: ['**/*.ts'], exclude: [] };
  writeFileSync(join(ROOT, 'tsconfig.json'), JSON.stringify(config));
  return written;
}

/** Type-checks the written samples as a user's project would; returns what the compiler says. */
export async function typeCheckSamples(): Promise<string> {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  const run = promisify(execFile)(process.execPath, [compiler, '--noEmit', '-p', ROOT], { maxBuffer: 1 << 26 });
  return run.then(
    ({ stdout }) => stdout,
    (error: { stdout?: string; stderr?: string }) => `${error.stdout ?? ''}${error.stderr ?? ''}` || String(error),
  );
}
