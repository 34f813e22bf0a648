import { expect, test } from 'vitest';
import { codeId } from '../../src/codes/codes.ts';
import { measure } from '../../src/coverage/coverage.ts';
import { renderMarkdown, renderText } from '../../src/coverage/render.ts';
import { allCells } from '../../src/derive/cells.ts';
import { explain } from '../../src/matrix/prove.ts';
import { contractOf } from '../../src/support/bundle.ts';
import { tinyDocument } from './tiny-document.ts';

const { operations, resolve } = contractOf(tinyDocument);
const cells = allCells(operations, resolve);
const codes = [
  { code: 'a', statuses: [401], retry: 'never' },
  { code: 'b', statuses: [400, 401], retry: 'later' },
  { code: 'never_shown', statuses: [401], retry: 'never' },
  { code: 'never_declared', statuses: [405], retry: 'never' },
];
const codeIds = codes.flatMap(({ code, statuses }) => statuses.map((status) => codeId(code, status)));
const all = new Set([...cells.map(({ id }) => id), ...codeIds]);

const without = (missing: string) => new Set([...all].filter((id) => id !== missing));

test('everything proven is everything there is', () => {
  const coverage = measure(cells, all, codes);
  expect(coverage.cells).toEqual({ covered: 12, total: 12 });
  expect(coverage.operations).toEqual({ covered: 2, total: 2 });
  expect(coverage.statuses).toEqual({ covered: 4, total: 4 });
  expect(coverage.examples).toEqual({ covered: 5, total: 5 });
  expect(coverage.requestExamples).toEqual({ covered: 2, total: 2 });
  expect(coverage.parameters).toEqual({ covered: 3, total: 3 });
  expect(coverage.errorCodes).toEqual({ covered: 2, total: 4 });
  expect(coverage.errorCodeStatuses).toEqual({ covered: 5, total: 5 });
  expect(coverage.unseenErrorCodes).toEqual(['never_shown', 'never_declared']);
  expect(coverage.errorCodesOfNoOperation).toEqual(['never_declared']);
  expect(coverage.uncovered).toEqual([]);
});

test('one missing cell is missed wherever it counts', () => {
  const missing = 'things_list 401 second, throwing, with required';
  const coverage = measure(cells, without(missing), codes);
  expect(coverage.uncovered).toEqual([missing]);
  expect(coverage.cells.covered).toBe(11);
  expect(coverage.operations.covered).toBe(1);
  expect(coverage.statuses.covered).toBe(3);
  expect(coverage.examples.covered).toBe(4);
  expect(renderText(coverage)).toContain('11 of 12');
  expect(renderMarkdown(coverage)).toContain(`## Not proven\n\n- ${missing}`);
});

test('an error code that never reached a caller is missed, and what no example shows is told apart', () => {
  const missing = codeId('b', 400);
  const coverage = measure(cells, without(missing), codes);
  expect(coverage.uncovered).toEqual([missing]);
  expect(coverage.errorCodeStatuses).toEqual({ covered: 4, total: 5 });
  for (const text of [renderText(coverage), renderMarkdown(coverage)]) {
    expect(text).toContain('No example shows `never_shown`.');
    expect(text).toContain('No example can show `never_declared`: no operation declares a status of it.');
  }
});

test('a failing cell says what was called and asked for, what differed and where to look', () => {
  const [cell] = cells;
  const text = explain(cell as never, ['query: expected "a", got "b"']);
  expect(text).toContain('things_list (GET /things/)');
  expect(text).toContain('200 page, throwing style, called with required');
  expect(text).toContain('differs    query: expected "a", got "b"');
  expect(text).toContain('look at    spec/');
});
