import { expect, test } from 'vitest';
import { shortenReport } from '../src/comparing/shorten-report.ts';

test('counts components that no operation feels, and leaves out places', () => {
  const report = `
components
  · patch  added     schemas/Consent
  · patch  added     schemas/ConsentPage
  · patch  added     examples/consent
  · patch  removed   parameters/Old
  ✔ minor  modified  schemas/Link · description
      at after.json:12:3

GET /api/links/
  ✖ major  removed
      Operation was removed. (operation-removed)
      at before.json:301:14

1 major, 1 minor, 4 patch.
`;
  expect(shortenReport(report)).toBe(
    `
components
  · patch  added     2 schemas, 1 examples
  · patch  removed   1 parameters
  ✔ minor  modified  schemas/Link · description

GET /api/links/
  ✖ major  removed
      Operation was removed. (operation-removed)

1 major, 1 minor, 4 patch.
`.trim(),
  );
});

test('leaves a report without components as it is', () => {
  expect(shortenReport('\n0 major, 0 minor, 0 patch.\n')).toBe('0 major, 0 minor, 0 patch.');
});
