import { execFileSync } from 'node:child_process';
import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import type { OpenApiDocument } from '@belvo-openapi/spec';
import { describe, expect, test } from 'vitest';
import { environmentsOf } from '../../src/model/environments.ts';
import { LANGUAGES, requestSamples, sampleFile } from '../../src/samples/index.ts';
import { toLiteral } from '../../src/samples/literal.ts';
import { petDocument, siteOf } from '../support/documents.ts';

const document = petDocument();
const site = siteOf(document);

function samplesOf(operationId: string) {
  const operation = site.operationsById.get(operationId);
  if (!operation) {
    throw new Error(`No operation ${operationId}.`);
  }
  return { operation, samples: requestSamples(document, operation) };
}

describe('toLiteral', () => {
  test('writes JSON values as TypeScript, and breaks what is too long for a line', async () => {
    const rows = [
      [{ a: 1, 'b-c': "it's", d: [true, null] }, "{ a: 1, 'b-c': 'it\\'s', d: [true, null] }"],
      ['line\nbreak "q" \\', '\'line\\nbreak "q" \\\\\''],
      [[], '[]'],
      [{}, '{}'],
    ] as const;
    await checkRows(
      rows,
      ([, literal]) => literal,
      ([value, literal]) => expect(toLiteral(value)).toBe(literal),
    );
    const value = { list: Array.from({ length: 20 }, (_, index) => `entry ${index}`), nested: { a: { b: 'c' } } };
    const literal = toLiteral(value);
    expect(literal.split('\n').length).toBeGreaterThan(20);
    expect(new Function(`return ${literal}`)()).toEqual(value);
  });
});

describe('plain HTTP', () => {
  test('one sample per named example, credentials from the environment', () => {
    const { samples } = samplesOf('pets_update');
    expect(samples.map(({ name }) => name)).toEqual(['rename', 'with_pin']);
    expect(samples[0]?.code.curl).toBe(
      [
        'curl https://sandbox.example.com/pets/pet-1/ \\',
        '  --request PUT \\',
        '  --user "$BELVO_SECRET_ID:$BELVO_SECRET_PASSWORD" \\',
        "  --header 'Content-Type: application/json' \\",
        "  --data '{\n  \"name\": \"Rex'\\''s\"\n}'\n",
      ].join('\n'),
    );
  });

  test('a shell reads the words that were meant', () => {
    const { samples } = samplesOf('pets_update');
    const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${samples[0]?.code.curl}`;
    const words = execFileSync('sh', ['-c', script], {
      encoding: 'utf8',
      env: { BELVO_SECRET_ID: 'id', BELVO_SECRET_PASSWORD: 'pw' },
    }).split('\0');
    expect(words.slice(0, 5)).toEqual([
      'https://sandbox.example.com/pets/pet-1/',
      '--request',
      'PUT',
      '--user',
      'id:pw',
    ]);
    expect(JSON.parse(words[8] ?? '')).toEqual({ name: "Rex's" });
  });

  test('sends required query parameters, encoded', () => {
    const [sample] = samplesOf('pets_list').samples;
    expect(sample?.code.curl).toContain("'https://sandbox.example.com/pets/?owner=O'\\''Neill%20%26%20sons'");
    expect(sample?.code.curl).not.toContain('--request');
  });

  test('sends the key of an operation that may only be repeated with one', () => {
    const base = petDocument();
    const update = base.paths?.['/pets/{id}/']?.put;
    const key = { name: 'Pet-Idempotency-Key', in: 'header', schema: { type: 'string' }, example: 'key-1' };
    const put = { ...update, 'x-retry': 'keyed', parameters: [...(update?.parameters ?? []), key] };
    const keyed = petDocument({ paths: { '/pets/{id}/': { put } } } as Partial<OpenApiDocument>);
    const [operation] = siteOf(keyed).operations;
    const [sample] = operation ? requestSamples(keyed, operation) : [];
    expect(sample?.code.curl).toContain("--header 'Pet-Idempotency-Key: key-1'");
    expect(sample?.code.python).toContain('"Pet-Idempotency-Key": "key-1"');
    expect(sample?.code.typescript).toContain('key-1');
  });

  test('speaks to the servers of the path, not to those of the document', () => {
    const base = petDocument();
    const item = {
      ...base.paths?.['/pets/{id}/'],
      servers: [{ url: 'https://api.example.com/', description: 'Production.' }],
    };
    const narrow = petDocument({ paths: { '/pets/{id}/': item } } as Partial<OpenApiDocument>);
    const [operation] = siteOf(narrow).operations;
    expect(operation && environmentsOf(operation).map(({ name }) => name)).toEqual(['production', 'mock']);
    expect(operation && requestSamples(narrow, operation)[0]?.code.curl).toContain(
      'https://api.example.com/pets/pet-1/',
    );
  });
});

describe('typescript', () => {
  test('calls the method of the client with the values of the example, and walks through lists', () => {
    const { samples } = samplesOf('pets_update');
    expect(samples[1]?.code.typescript).toContain("await belvo.pets.update('pet-1', { name: 'Rex', pin: '0000' });");
    expect(samples[1]?.code.typescript).toContain('createBelvoClient(optionsFromEnv())');
    expect(samplesOf('pets_list').samples[0]?.code.typescript).toContain(
      "for await (const item of belvo.pets.list({ owner: 'O\\'Neill & sons' }))",
    );
  });
});

test('sample files are named after operation and example', () => {
  const { operation, samples } = samplesOf('pets_update');
  const [first] = samples;
  const names = LANGUAGES.map((language) => first && sampleFile(operation, first, language));
  expect(names).toContain('samples/typescript/pets/update.rename.ts');
  expect(names).toContain('samples/curl/pets/update.rename.sh');
  expect(names).toContain('samples/python/pets/update.rename.py');
});
