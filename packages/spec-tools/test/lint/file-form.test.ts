import { expect, test } from 'vitest';
import { checkFileForm } from '../../src/linting/file-form.ts';

function lines(count: number, line = 'a: 1'): string {
  return `${Array.from({ length: count }, () => line).join('\n')}\n`;
}

test('accepts small files', () => {
  expect(
    checkFileForm(
      new Map([
        ['a.yaml', lines(400)],
        ['b.yaml', lines(3)],
        ['c.yaml', lines(60)],
      ]),
    ),
  ).toEqual([]);
});

test('reports a file of more than 400 lines', () => {
  const files = new Map([
    ['a.yaml', lines(401)],
    ['b.yaml', lines(1)],
    ['c.yaml', lines(1)],
  ]);
  expect(checkFileForm(files)).toEqual([
    { file: 'a.yaml', check: 'file-form', message: expect.stringContaining('401 lines.') },
  ]);
});

test('reports a median of more than 60 lines', () => {
  const files = new Map([
    ['a.yaml', lines(61)],
    ['b.yaml', lines(61)],
    ['c.yaml', lines(1)],
  ]);
  expect(checkFileForm(files)).toEqual([
    { file: 'openapi.yaml', check: 'file-form', message: expect.stringContaining('more than 60 lines') },
  ]);
});

test('reports tabs and lines of more than 120 characters, but neither one long word nor an entry of the index', () => {
  const entry = `  /api/${'x'.repeat(55)}/: { $ref: ${'y'.repeat(55)}.yaml }`;
  const text = ['\ta: 1', `b: ${'word '.repeat(24)}`, `c: ${'x'.repeat(130)}`, entry].join('\n');
  expect(checkFileForm(new Map([['a.yaml', text]])).map(({ line }) => line)).toEqual([1, 2]);
});
