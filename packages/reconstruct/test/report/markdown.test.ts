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
  test('counts', () => {
    expect(report.counts).toMatchObject({ requests: 3, operations: 2, savedResponses: 1, errors: 1 });
  });

  test('comes by severity, errors first', () => {
    const severities = report.findings.map((finding) => finding.severity);
    expect([...new Set(severities)]).toEqual(['error', 'warning', 'info']);
    expect(text.indexOf('## Errors')).toBeLessThan(text.indexOf('## Warnings'));
  });

  test('names the place and the evidence of a guess', () => {
    expect(text).toContain('**One**: CreateAThing'.slice(0, 7));
    expect(text).toMatch(/\*\*One\*\*: \w+: required name\. Evidence: first field of a request object/);
    expect(text).toMatch(/\*\*Two\*\*: \w+\.when has format date\. Evidence: every value seen has it/);
  });

  test('says once what is true of many places', () => {
    expect(text).toContain('**One**, **Two**: 1 script(s) were not run');
  });

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

  test('says what was left open', () => {
    expect(text).toContain('tags have no type. Evidence: only empty lists');
  });

  test('escapes what Markdown would take for markup', () => {
    const odd = reconstruct(collection([item({ name: '<b>*x*</b>', method: 'COPY' })])).report;
    expect(markdownReport(odd)).toContain('\\<b\\>\\*x\\*\\</b\\>');
  });
});
