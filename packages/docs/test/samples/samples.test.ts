import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { requestSamples, sampleFile } from '../../src/samples/index.ts';
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
  test.each([
    [{ a: 1, 'b-c': "it's", d: [true, null] }, "{ a: 1, 'b-c': 'it\\'s', d: [true, null] }"],
    ['line\nbreak "q" \\', '\'line\\nbreak "q" \\\\\''],
    [[], '[]'],
    [{}, '{}'],
  ])('writes %j', (value, literal) => {
    expect(toLiteral(value)).toBe(literal);
  });

  test('breaks what is too long for a line, and stays the same value', () => {
    const value = { list: Array.from({ length: 20 }, (_, index) => `entry ${index}`), nested: { a: { b: 'c' } } };
    const literal = toLiteral(value);
    expect(literal.split('\n').length).toBeGreaterThan(20);
    expect(new Function(`return ${literal}`)()).toEqual(value);
  });
});

describe('curl', () => {
  test('one sample per named example, credentials from the environment', () => {
    const { samples } = samplesOf('pets_update');
    expect(samples.map(({ name }) => name)).toEqual(['rename', 'with_pin']);
    expect(samples[0]?.curl).toBe(
      [
        'curl --request PUT \\',
        "  'https://sandbox.example.com/pets/pet-1/' \\",
        '  --user "$BELVO_SECRET_ID:$BELVO_SECRET_PASSWORD" \\',
        "  --header 'Content-Type: application/json' \\",
        "  --data '{\n  \"name\": \"Rex'\\''s\"\n}'\n",
      ].join('\n'),
    );
  });

  test('a shell reads the words that were meant', () => {
    const { samples } = samplesOf('pets_update');
    const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${samples[0]?.curl}`;
    const words = execFileSync('sh', ['-c', script], {
      encoding: 'utf8',
      env: { BELVO_SECRET_ID: 'id', BELVO_SECRET_PASSWORD: 'pw' },
    }).split('\0');
    expect(words.slice(0, 5)).toEqual([
      '--request',
      'PUT',
      'https://sandbox.example.com/pets/pet-1/',
      '--user',
      'id:pw',
    ]);
    expect(JSON.parse(words[8] ?? '')).toEqual({ name: "Rex's" });
  });

  test('sends required query parameters, encoded', () => {
    const [sample] = samplesOf('pets_list').samples;
    expect(sample?.curl).toContain("'https://sandbox.example.com/pets/?owner=O'\\''Neill%20%26%20sons'");
    expect(sample?.curl).not.toContain('--request');
  });
});

describe('typescript', () => {
  test('calls the method of the client with the values of the example', () => {
    const { samples } = samplesOf('pets_update');
    expect(samples[1]?.typescript).toContain("await belvo.pets.update('pet-1', { name: 'Rex', pin: '0000' });");
    expect(samples[1]?.typescript).toContain('createBelvoClient(optionsFromEnv())');
  });

  test('walks through lists', () => {
    expect(samplesOf('pets_list').samples[0]?.typescript).toContain(
      "for await (const item of belvo.pets.list({ owner: 'O\\'Neill & sons' }))",
    );
  });
});

test('sample files are named after operation and example', () => {
  const { operation, samples } = samplesOf('pets_update');
  const [first] = samples;
  expect(first && sampleFile(operation, first, 'typescript')).toBe('samples/typescript/pets/update.rename.ts');
  expect(first && sampleFile(operation, first, 'curl')).toBe('samples/curl/pets/update.rename.sh');
});
