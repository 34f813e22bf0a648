import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect, test } from 'vitest';
import { reconstruct, writeDocument } from '../../src/index.ts';
import { parseJson, WrittenNumber } from '../../src/read/written-number.ts';
import { collection, item, response } from '../support/collections.ts';
import { bodySchema, convert } from '../support/convert.ts';

const BIG = '9223372036854775807';

describe('numbers that JavaScript does not keep', () => {
  testRows('stays as it was written', ['9007199254740993', '-9223372036854775807', '1.0', '-2.00'], (text) => {
    const value = parseJson(`{"n": ${text}}`) as { n: unknown };
    expect(value.n).toBeInstanceOf(WrittenNumber);
    expect(String(value.n)).toBe(text);
    expect(JSON.stringify(value)).toBe(`{"n":${text}}`);
  });

  testRows('is what it is', ['9007199254740991', '1.5', '0', '"1.0"', '"12345678901234567890"', '1e3'], (text) => {
    expect(parseJson(`[${text}]`)).toEqual(JSON.parse(`[${text}]`));
  });

  test('have the type they are written with, and all their digits in the examples', () => {
    const items = [
      item({
        url: `https://x/things/1234567890123456`,
        responses: [response(200, `{"id": ${BIG}, "ratio": 1.0, "n": 2, "wei": 12345678901234567890}`)],
      }),
    ];
    const document = convert(items);
    expect(bodySchema(document, '/things/{id}', 'get', '200').properties).toEqual({
      id: { type: 'integer', format: 'int64' },
      ratio: { type: 'number' },
      n: { type: 'integer' },
      wei: { type: 'integer' },
    });
    const whole = reconstruct(collection(items)).document;
    for (const format of ['yaml', 'json'] as const) {
      const text = writeDocument(whole, format);
      expect(text).toContain(BIG);
      expect(text).toContain('1234567890123456');
    }
  });
});
