import { testRows } from '@belvo-openapi/plumbing/test-rows';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitsFormat, guessFormat } from '../../src/observe/formats.ts';
import { newAjv } from '../support/validator.ts';

const ajv = newAjv();

describe('formats of real values', () => {
  testRows(
    '->',
    [
      ['2024-02-29', 'date'],
      ['2023-02-29', ''],
      ['2024-01-31T10:00:00Z', 'date-time'],
      ['2024-01-31T10:00:00', ''],
      ['3fa85f64-5717-4562-b3fc-2c963f66afa6', 'uuid'],
      ['ana@example.com', 'email'],
      ['https://example.com/a?b=c', 'uri'],
      ['https://exa mple.com', ''],
      ['192.0.2.255', 'ipv4'],
      ['1.2.3', ''],
      ['hello', ''],
    ],
    (text, format) => {
      expect(guessFormat(text)).toBe(format);
    },
  );

  test('never claims a format that a validator refuses', () => {
    const texts = fc.oneof(
      fc.emailAddress(),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.uuid(),
      fc.ipV4(),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.string(),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const format = guessFormat(text);
        expect(format === '' || ajv.validate({ type: 'string', format }, text)).toBe(true);
        expect(format === '' || fitsFormat(text, format)).toBe(true);
      }),
      { numRuns: 2000, seed: 3 },
    );
  });
});
