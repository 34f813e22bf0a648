import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type MockServer, startMock } from '@belvo-openapi/mock';
import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { requestSamples } from '../../src/samples/index.ts';
import { sampleRequest } from '../../src/samples/request.ts';
import { realSite } from '../support/bundle.ts';
import { malformed, READ_LANGUAGES } from '../support/read-samples.ts';
import { typeCheckSamples, type WrittenSample, writeSamples } from '../support/sample-files.ts';

const site = realSite();

function has(command: string, args: readonly string[], what: string): boolean {
  const found = spawnSync(command, args).status === 0;
  if (!found) {
    process.stderr.write(`\nSKIPPED: the samples in ${what} are not run, because it is not installed.\n\n`);
  }
  return found;
}
const hasCurl = has('curl', ['--version'], 'curl (apt-get install curl)');
const hasPython = has('python3', ['-c', 'import requests'], 'Python with requests (apt-get install python3-requests)');

const KEYS = { BELVO_SECRET_ID: 'not-a-real-id', BELVO_SECRET_PASSWORD: 'not-a-real-password' };

let mock: MockServer;

beforeAll(async () => {
  mock = await startMock();
});
afterEach(() => mock.reset());
afterAll(() => mock?.close());

/** What is wrong with the requests that the samples made, one after the other. */
function problems(samples: readonly WrittenSample[]): string[] {
  const { entries } = mock.journal;
  const found = samples.flatMap(({ name, operation, sample }, index) => {
    const entry = entries[index];
    const example = operation.requestBody?.content[0]?.examples.find((candidate) => candidate.name === sample.name);
    const compared = [
      [entry?.operation?.operationId, operation.operationId],
      [entry?.text ? JSON.stringify(entry.json) : undefined, example && JSON.stringify(example.value)],
      [entry?.answer?.headers['sl-violations'], undefined],
      [Math.floor((entry?.answer?.status ?? 0) / 100), 2],
    ];
    return compared.every(([actual, expected]) => actual === expected)
      ? []
      : [`${name}: ${JSON.stringify(compared)} ${entry?.answer?.text.slice(0, 200)}`];
  });
  return entries.length === samples.length
    ? found
    : [`${entries.length} requests by ${samples.length} samples`, ...found];
}

/** Runs one program that runs all the files, because starting hundreds takes longer than what they do. */
async function runAll(command: string, program: string, samples: readonly WrittenSample[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'docs-samples-'));
  try {
    const list = join(folder, 'files');
    writeFileSync(list, samples.map(({ file }) => `${file}\n`).join(''));
    const { stdout } = await promisify(execFile)(
      command,
      command === 'sh' ? ['-c', program, 'sh', list] : ['-c', program, list],
      {
        env: { ...process.env, ...KEYS },
        maxBuffer: 1 << 27,
      },
    );
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('PHP, Go and Java say the request that the others make', async () => {
  const { document } = site;
  const rows = site.operations.flatMap((operation) =>
    requestSamples(document, operation).flatMap((sample) =>
      Object.entries(READ_LANGUAGES).map(([key, read]) => ({ key, read, operation, sample })),
    ),
  );
  await checkRows(
    rows,
    ({ key, operation, sample }) => `${key} ${operation.operationId} ${sample.name}`,
    ({ key, read, operation, sample }) => {
      const example = operation.requestBody?.content[0]?.examples.find(({ name }) => name === sample.name);
      const { url, method, headers, authenticated } = sampleRequest(document, operation, example);
      const code = sample.code[key] ?? '';
      expect(malformed(key, code)).toEqual([]);
      expect(read(code)).toEqual({
        url,
        method,
        headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
        authenticated,
        body: example?.value,
      });
    },
  );
  expect(rows.length).toBeGreaterThan(3 * site.operations.length);
});

test('the TypeScript samples are accepted by the compiler', async () => {
  const samples = writeSamples(site, 'typescript');
  expect(samples.length).toBeGreaterThanOrEqual(site.operations.length);
  expect(await typeCheckSamples()).toBe('');
});

describe('every sample makes the request that its page shows', () => {
  test.each([
    ['TypeScript, through the client', 'typescript'],
    ['fetch', 'fetch'],
  ])('%s', async (_, key) => {
    const samples = writeSamples(site, key, key === 'fetch' ? mock.url : undefined);
    const program = samples.map(({ file }) => `await import(${JSON.stringify(pathToFileURL(file).href)});`).join('\n');
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
      env: { ...process.env, ...KEYS, BELVO_BASE_URL: mock.url },
      maxBuffer: 1 << 27,
    });
    expect(problems(samples)).toEqual([]);
    expect(stdout.split('\n').length).toBeGreaterThan(samples.length);
  });

  test.skipIf(!hasCurl)('curl', async () => {
    const samples = writeSamples(site, 'curl', mock.url);
    const stdout = await runAll('sh', 'while read -r file; do sh "$file" < /dev/null; done < "$1"', samples);
    expect(problems(samples)).toEqual([]);
    expect(stdout).toContain(mock.journal.last?.answer?.text ?? 'an answer');
  });

  test.skipIf(!hasPython)('Python', async () => {
    const samples = writeSamples(site, 'python', mock.url);
    const program = [
      'import sys',
      'for line in open(sys.argv[1]):',
      '    exec(compile(open(line.strip()).read(), line, "exec"), {"__name__": "__main__"})',
    ].join('\n');
    const stdout = await runAll('python3', program, samples);
    expect(problems(samples)).toEqual([]);
    expect(stdout).toContain('200 ');
  });
});
