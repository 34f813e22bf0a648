import type { Count, Coverage } from './coverage.ts';

const rows: readonly (readonly [string, (coverage: Coverage) => Count])[] = [
  ['operations', ({ operations }) => operations],
  ['operation × status', ({ statuses }) => statuses],
  ['operation × status × example', ({ examples }) => examples],
  ['cells (× call style, request examples, parameters)', ({ cells }) => cells],
  ['request examples', ({ requestExamples }) => requestExamples],
  ['parameters', ({ parameters }) => parameters],
  ['documented error codes shown by an example', ({ errorCodes }) => errorCodes],
];

/** `318 of 320` */
export function showCount({ covered, total }: Count): string {
  return `${covered} of ${total}`;
}

/** The coverage for a terminal. */
export function renderText(coverage: Coverage): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, of]) => `  ${name.padEnd(width)}  ${showCount(of(coverage))}`);
  return ['Contract coverage', ...lines].join('\n');
}

/** The coverage as a page. */
export function renderMarkdown(coverage: Coverage): string {
  const table = rows.map(([name, of]) => `| ${name} | ${showCount(of(coverage))} |`);
  const operations = coverage.byOperation.map(
    ({ operationId, cells }) => `| \`${operationId}\` | ${showCount(cells)} |`,
  );
  const unseen = coverage.unseenErrorCodes.map((code) => `\`${code}\``).join(', ');
  return [
    '# Contract coverage',
    '',
    'Every operation is called through the public client, in both call styles, for every declared status and named',
    'example, against the mock. A cell counts when request, answer, error class and code were all as specified.',
    '',
    '| what | proven |',
    '| --- | --- |',
    ...table,
    '',
    ...(unseen === '' ? [] : [`Error codes that no example shows: ${unseen}.`, '']),
    ...(coverage.uncovered.length > 0 ? ['## Not proven', '', ...coverage.uncovered.map((id) => `- ${id}`), ''] : []),
    '## By operation',
    '',
    '| operation | cells |',
    '| --- | --- |',
    ...operations,
    '',
  ].join('\n');
}
