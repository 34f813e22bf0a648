import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Operation } from '@belvo-openapi/spec';
import { environmentsOf } from '../../src/model/environments.ts';
import type { Site } from '../../src/model/site.ts';
import { LANGUAGES, type RequestSample, requestSamples, sampleFile } from '../../src/samples/index.ts';

// Inside the package, so that the samples find the client like any file of it does.
const ROOT = fileURLToPath(new URL('../../test-results/samples/', import.meta.url));

/** One sample of a site in one language, as a file. */
export interface WrittenSample {
  readonly name: string;
  readonly operation: Operation;
  readonly sample: RequestSample;
  /** Host that the sample is written for. */
  readonly host: string;
  readonly file: string;
}

/** Writes every sample of a site in one language as the build does, aimed at `target` in the place of its host. */
export function writeSamples(site: Site, key: string, target?: string): WrittenSample[] {
  const language = LANGUAGES.find((candidate) => candidate.key === key);
  if (!language) {
    throw new Error(`No language ${key}.`);
  }
  rmSync(join(ROOT, 'samples', key), { recursive: true, force: true });
  return site.operations.flatMap((operation) =>
    requestSamples(site.document, operation).map((sample) => {
      const file = join(ROOT, sampleFile(operation, sample, language));
      const host = environmentsOf(operation)[0].url;
      const code = sample.code[key] ?? '';
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, target === undefined ? code : code.replace(host, target));
      return { name: `${operation.operationId} ${sample.name}`, operation, sample, host, file };
    }),
  );
}

/** Type-checks the written TypeScript samples as a user's project would; returns what the compiler says. */
export async function typeCheckSamples(): Promise<string> {
  const config = { extends: '../../tsconfig.json', include: ['**/*.ts'], exclude: [] };
  writeFileSync(join(ROOT, 'tsconfig.json'), JSON.stringify(config));
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  const run = promisify(execFile)(process.execPath, [compiler, '--noEmit', '-p', ROOT], { maxBuffer: 1 << 26 });
  return run.then(
    ({ stdout }) => stdout,
    (error: { stdout?: string; stderr?: string }) => `${error.stdout ?? ''}${error.stderr ?? ''}` || String(error),
  );
}
