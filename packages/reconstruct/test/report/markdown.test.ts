import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect, test } from 'vitest';
import { markdownReport, reconstruct } from '../../src/index.ts';
import { collection, item, json, response } from '../support/collections.ts';

const event = [{ listen: 'test', script: { exec: ['pm.test("x")'] } }];
const { report } = reconstruct(
  collection([
    { ...item({ name: 'One', method: 'POST', url: 'https://x/a', body: json({ name: 'Ana', tags: [] }) }), event },
    { ...item({ name: 'Two', url: 'https://x/b', responses: [response(200, { when: '2024-01-31' })] }), event },
    item({ name: 'Three', method: 'COPY' }),
  ]),
);
const text = markdownReport(report);

describe('the report', () => {
  test('counts, and comes by severity, errors first', () => {
    expect(report.counts).toMatchObject({ requests: 3, operations: 2, savedResponses: 1, errors: 1 });
    const severities = report.findings.map((finding) => finding.severity);
    expect([...new Set(severities)]).toEqual(['error', 'warning', 'info']);
    expect(text.indexOf('## Errors')).toBeLessThan(text.indexOf('## Warnings'));
  });

  testRows<[string, RegExp]>(
    'names the place of each finding and the evidence of a guess',
    [
      ['a required key', /\*\*One\*\*: \w+: required name\. Evidence: first field of a request object/],
      ['a format', /\*\*Two\*\*: \w+\.when has format date\. Evidence: every value seen has it/],
      ['what is true of many places, once', /\*\*One\*\*, \*\*Two\*\*: 1 script\(s\) were not run/],
      ['what was left open', /tags have no type\. Evidence: only empty lists/],
    ],
    (_name, line) => expect(text).toMatch(line),
  );

  test('folds many places away, one on a line', () => {
    const requests = Array.from({ length: 9 }, (_, n) => item({ name: `Request ${n}`, url: `https://x/${n}/a` }));
    const many = markdownReport(reconstruct(collection(requests)).report);
    expect(many).toContain(
      '- No response is saved, so none can be described.\n\n  <details><summary>9 places</summary>',
    );
    expect(many).toContain('\n  - Request 8\n');
  });

  test('says where a body stops being JSON', () => {
    const body = { mode: 'raw', raw: '{\n  "a": 1\n  "b": 2\n}', options: { raw: { language: 'json' } } };
    const header = [{ key: 'Content-Type', value: 'application/json' }];
    const broken = reconstruct(collection([item({ method: 'POST', header, body })])).report;
    expect(markdownReport(broken)).toContain('what stands before the break is described. Evidence: line 3 of the body');
  });

  test('escapes what Markdown would take for markup', () => {
    const odd = reconstruct(collection([item({ name: '<b>*x*</b>', method: 'COPY' })])).report;
    expect(markdownReport(odd)).toContain('\\<b\\>\\*x\\*\\</b\\>');
  });
});
