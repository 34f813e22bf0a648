import { expect, test } from 'vitest';
import { measure } from '../../src/coverage/coverage.ts';
import { renderMarkdown, renderText } from '../../src/coverage/render.ts';
import { allCells } from '../../src/derive/cells.ts';
import { explain } from '../../src/matrix/define-matrix.ts';
import { contractOf } from '../../src/support/bundle.ts';
import { tinyDocument } from './tiny-document.ts';

const { operations, resolve } = contractOf(tinyDocument);
const cells = allCells(operations, resolve);
const all = new Set(cells.map(({ id }) => id));

test('everything proven is everything there is', () => {
  const coverage = measure(cells, all, ['a', 'b', 'never_shown']);
  expect(coverage.cells).toEqual({ covered: 18, total: 18 });
  expect(coverage.operations).toEqual({ covered: 2, total: 2 });
  expect(coverage.statuses).toEqual({ covered: 4, total: 4 });
  expect(coverage.examples).toEqual({ covered: 5, total: 5 });
  expect(coverage.requestExamples).toEqual({ covered: 2, total: 2 });
  expect(coverage.parameters).toEqual({ covered: 3, total: 3 });
  expect(coverage.errorCodes).toEqual({ covered: 2, total: 3 });
  expect(coverage.unseenErrorCodes).toEqual(['never_shown']);
  expect(coverage.uncovered).toEqual([]);
});

test('one missing cell is missed wherever it counts', () => {
  const missing = 'things_list 401 second, result, with required';
  const coverage = measure(cells, new Set([...all].filter((id) => id !== missing)), ['b']);
  expect(coverage.uncovered).toEqual([missing]);
  expect(coverage.cells.covered).toBe(17);
  expect(coverage.operations.covered).toBe(1);
  expect(coverage.statuses.covered).toBe(3);
  expect(coverage.examples.covered).toBe(4);
  expect(renderText(coverage)).toContain('17 of 18');
  expect(renderMarkdown(coverage)).toContain(`## Not proven\n\n- ${missing}`);
});

test('a failing cell says what was called and asked for, what differed and where to look', () => {
  const [cell] = cells;
  const text = explain(cell as never, ['query: expected "a", got "b"']);
  expect(text).toContain('things_list (GET /things/)');
  expect(text).toContain('200 page, throwing style, called with required');
  expect(text).toContain('differs    query: expected "a", got "b"');
  expect(text).toContain('look at    spec/');
});
