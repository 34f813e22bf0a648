import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareLive, showComparison } from '../../src/live/compare.ts';
import { decide, skipLine } from '../../src/live/decision.ts';
import { appendEvidence } from '../../src/live/evidence.ts';
import { contractOf } from '../../src/support/bundle.ts';

const EVIDENCE = join(import.meta.dirname, '../../../../spec/evidence/live.yaml');
const SANDBOX = 'https://sandbox.belvo.com';

test('live answers of the sandbox fit the specification, when there are keys to ask it with', async () => {
  const decision = decide(process.env);
  if (!decision.run) {
    process.stdout.write(`\n${skipLine(decision.reason)}\n`);
    expect(decision.reason).not.toBe('');
    return;
  }
  const { secretId, secretPassword } = decision;
  const comparison = await compareLive(contractOf(), { upstream: SANDBOX, secretId, secretPassword });
  const report = showComparison(comparison);
  process.stdout.write(`\n${report}\n`);
  expect(report).not.toContain(secretPassword);
  const added = appendEvidence(EVIDENCE, comparison.met, new Date().getFullYear());
  process.stdout.write(`${added} entries added to spec/evidence/live.yaml\n`);
  expect(comparison.differences, report).toEqual([]);
}, 300_000);

test.each([
  [{}, 'BELVO_SECRET_ID and BELVO_SECRET_PASSWORD not set'],
  [{ BELVO_SECRET_ID: 'id' }, 'BELVO_SECRET_PASSWORD not set'],
  [{ BELVO_SECRET_PASSWORD: 'not-a-real-password' }, 'BELVO_SECRET_ID not set'],
  [{ BELVO_SECRET_ID: '', BELVO_SECRET_PASSWORD: 'not-a-real-password' }, 'BELVO_SECRET_ID not set'],
  [
    { BELVO_SECRET_ID: 'id', BELVO_SECRET_PASSWORD: 'not-a-real-password', BELVO_ENV: 'production' },
    'BELVO_ENV is "production", and only the sandbox is ever called',
  ],
])('without keys for the sandbox it is skipped, and says why: %o', (env, reason) => {
  expect(decide(env)).toEqual({ run: false, reason });
  expect(skipLine(reason)).toMatch(/^LIVE RUN SKIPPED: .*BELVO_SECRET_ID/);
});

test('with both keys it runs', () => {
  const env = { BELVO_SECRET_ID: 'id', BELVO_SECRET_PASSWORD: 'not-a-real-password' };
  expect(decide(env)).toEqual({ run: true, secretId: 'id', secretPassword: 'not-a-real-password' });
  expect(decide({ ...env, BELVO_ENV: 'sandbox' }).run).toBe(true);
});
