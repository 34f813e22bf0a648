import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type MockServer, startMock } from '@belvo-openapi/mock';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { realSite } from '../support/bundle.ts';
import { typeCheckSamples, type WrittenSample, writeSamples } from '../support/sample-files.ts';

const site = realSite();
const samples = writeSamples(site);
const SERVERS = /https:\/\/(api|sandbox)\.belvo\.com/;
const hasCurl = spawnSync('curl', ['--version']).status === 0;
if (!hasCurl) {
  process.stderr.write(
    '\nSKIPPED: the curl samples are not run, because curl is not installed (apt-get install curl).\n\n',
  );
}

test('the TypeScript samples are accepted by the compiler', async () => {
  expect(samples.length).toBeGreaterThanOrEqual(site.operations.length);
  expect(await typeCheckSamples()).toBe('');
});

describe('against the mock', () => {
  let mock: MockServer;
  const realFetch = globalThis.fetch;

  beforeAll(async () => {
    mock = await startMock();
    vi.stubEnv('BELVO_SECRET_ID', 'not-a-real-id');
    vi.stubEnv('BELVO_SECRET_PASSWORD', 'not-a-real-password');
    vi.stubEnv('BELVO_ENV', 'sandbox');
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
    // The samples speak to the sandbox, or to production where there is none; here the mock stands in its place.
    vi.stubGlobal('fetch', (input: string | URL | Request, init?: RequestInit) => {
      const url = input instanceof Request ? input.url : String(input);
      const target = url.replace(SERVERS, mock.url);
      return realFetch(input instanceof Request ? new Request(target, input) : target, init);
    });
  });

  afterEach(() => mock.reset());

  afterAll(async () => {
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    await mock?.close();
  });

  /** The request that a sample made is the one its page shows, and the mock found nothing wrong with it. */
  function expectRequest({ operation, sample, name }: WrittenSample): void {
    const [entry] = mock.journal.entries;
    const example = operation.requestBody?.content[0]?.examples.find((candidate) => candidate.name === sample.name);
    expect(entry?.operation?.operationId, name).toBe(operation.operationId);
    expect(entry?.text ? entry.json : undefined, name).toEqual(example?.value);
    expect(entry?.answer?.headers['sl-violations'], name).toBeUndefined();
    expect(entry?.answer?.status, `${name}: ${entry?.answer?.text}`).toBeLessThan(300);
    expect(entry?.answer?.status, name).toBeGreaterThanOrEqual(200);
  }

  test.each(samples)('TypeScript: $name', async (written) => {
    await import(pathToFileURL(written.typescript).href);
    expectRequest(written);
  });

  test.skipIf(!hasCurl).each(samples)('curl: $name', async (written) => {
    const script = readFileSync(written.curl, 'utf8');
    expect(script).toContain(written.operation.servers[0]?.url);
    writeFileSync(written.curl, script.replace(SERVERS, mock.url));
    const { stdout } = await promisify(execFile)('sh', [written.curl]);
    expectRequest(written);
    expect(stdout).toContain(mock.journal.entries[0]?.answer?.text ?? '');
  });
});
