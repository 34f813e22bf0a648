import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

test('declarations show nothing of how a call is made', () => {
  const names = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => /\.d\.c?ts$/.test(name));
  expect(names).toContain('index.d.cts');
  const inner = ['PreparedRequest', 'Config', 'Access', 'Sent', 'Answer', 'Operation', 'MfaResume'];
  const leaking = names.filter((name) => {
    const text = readFileSync(`${dist}${name}`, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    return inner.some((type) => new RegExp(`\\b${type}\\b`).test(text));
  });
  expect(leaking).toEqual([]);
});
