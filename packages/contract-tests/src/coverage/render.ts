import type { Count, Coverage } from './coverage.ts';

const rows: readonly (readonly [string, (coverage: Coverage) => Count])[] = [
  ['operations', ({ operations }) => operations],
  ['operation × status', ({ statuses }) => statuses],
  ['operation × status × example', ({ examples }) => examples],
  ['cells (with request examples, parameters, call styles)', ({ cells }) => cells],
  ['request examples', ({ requestExamples }) => requestExamples],
  ['parameters', ({ parameters }) => parameters],
  ['documented error codes shown by an example', ({ errorCodes }) => errorCodes],
  ['documented error codes × status, seen by the caller', ({ errorCodeStatuses }) => errorCodeStatuses],
];

/** `318 of 320` */
export function showCount({ covered, total }: Count): string {
  return `${covered} of ${total}`;
}

/** The coverage for a terminal. */
export function renderText(coverage: Coverage): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, of]) => `  ${name.padEnd(width)}  ${showCount(of(coverage))}`);
  return ['Contract coverage', ...lines, ...unseenCodes(coverage).map((line) => `  ${line}`)].join('\n');
}

/** The coverage as a page. */
export function renderMarkdown(coverage: Coverage): string {
  const table = rows.map(([name, of]) => `| ${name} | ${showCount(of(coverage))} |`);
  const operations = coverage.byOperation.map(
    ({ operationId, cells }) => `| \`${operationId}\` | ${showCount(cells)} |`,
  );
  return [
    '# Contract coverage',
    '',
    'Every operation is called through the public client for every declared status, and every response with each of its',
    'named examples, against the mock. A cell counts when request, response, error class and code were as specified.',
    '',
    '| what | proven |',
    '| --- | --- |',
    ...table,
    '',
    ...unseenCodes(coverage).flatMap((line) => [line, '']),
    ...(coverage.uncovered.length > 0 ? ['## Not proven', '', ...coverage.uncovered.map((id) => `- ${id}`), ''] : []),
    '## By operation',
    '',
    '| operation | cells |',
    '| --- | --- |',
    ...operations,
    '',
  ].join('\n');
}

/** Which error codes no example shows, and which of them none could. */
function unseenCodes({ unseenErrorCodes, errorCodesOfNoOperation }: Coverage): readonly string[] {
  const missing = unseenErrorCodes.filter((code) => !errorCodesOfNoOperation.includes(code));
  const list = (codes: readonly string[]) => codes.map((code) => `\`${code}\``).join(', ');
  return [
    ...(missing.length > 0 ? [`No example shows ${list(missing)}.`] : []),
    ...(errorCodesOfNoOperation.length > 0
      ? [`No example can show ${list(errorCodesOfNoOperation)}: no operation declares a status of it.`]
      : []),
  ];
}
