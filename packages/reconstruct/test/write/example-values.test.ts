import { describe, expect, test } from 'vitest';
import { item, response } from '../support/collections.ts';
import { convert, findings, type Plain } from '../support/convert.ts';

const example = (body: unknown): Plain => {
  const document = convert([item({ url: 'https://x/a', responses: [response(200, body, { name: 'Ok' })] })]);
  return document.paths['/a'].get.responses['200'].content['application/json'].examples.ok.value;
};

describe('examples', () => {
  test('hold values where the collection holds placeholders', () => {
    expect(example({ id: '<uuid>', n: '<integer>', on: '<boolean>', at: '<date>' })).toEqual({
      id: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
      n: 1,
      on: true,
      at: '2024-01-31',
    });
  });

  test('keep real values as they are', () => {
    const body = { name: 'Ana', list: [1, 1], none: null };
    expect(example(body)).toEqual(body);
  });

  test('show of a long list what its elements hold', () => {
    const rows = Array.from({ length: 3000 }, (_, id) => (id === 2000 ? { id, note: 'x' } : { id }));
    const { rows: shown } = example({ rows });
    expect(shown).toEqual([{ id: 0 }, { id: 1 }, { id: 2 }, { id: 2000, note: 'x' }]);
    expect(findings([item({ responses: [response(200, rows)] })])).toContainEqual(
      expect.objectContaining({ code: 'example-cut', message: expect.stringContaining('2996 elements') }),
    );
  });

  test('write once what a generator repeats, and leave out what it hides', () => {
    const hidden = { value: '<Error: Too many levels of nesting to fake this schema>' };
    expect(example({ rows: [{ a: '<string>' }, { a: '<string>' }], deep: hidden })).toEqual({
      rows: [{ a: 'string' }],
    });
  });

  test('give numbers of a form as numbers', () => {
    const urlencoded = [
      { key: 'rate', value: '0.25' },
      { key: 'on', value: 'true' },
    ];
    const document = convert([
      item({ name: 'Send', method: 'POST', url: 'https://x/f', body: { mode: 'urlencoded', urlencoded } }),
    ]);
    const media = document.paths['/f'].post.requestBody.content['application/x-www-form-urlencoded'];
    expect(media.examples.send.value).toEqual({ rate: 0.25, on: true });
  });
});
