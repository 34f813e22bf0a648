import { countChanges, formatChanges, packRelease, remedyOf, unpackRelease } from '@belvo-openapi/spec-tools/changes';
import { expect, test } from 'vitest';
import { brokenOnPurpose, judgeSince, lastReleased, releaseOf } from '../../src/released/released.ts';
import { contractOf } from '../../src/support/bundle.ts';
import { tinyDocument } from '../self/tiny-document.ts';

test('what changed since the last release is allowed by the version', () => {
  const verdict = judgeSince(lastReleased(), contractOf());
  const { changes, fits } = verdict;
  expect(fits, `${remedyOf(verdict)}\n\n${formatChanges(changes)}\n\n${countChanges(changes)}`).toBe(true);
});

const released = releaseOf(contractOf(tinyDocument));

/** The document with its update renamed and its list answered differently, under a version. */
function changed(version: string) {
  const document = structuredClone(tinyDocument) as never as {
    info: { version: string };
    paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
  };
  document.info.version = version;
  Object.assign(document.paths['/things/{id}/']?.put ?? {}, { operationId: 'things_replace' });
  delete document.paths['/things/']?.get?.responses['401'];
  return contractOf(document as never);
}

test('a breaking change asks for a version, and names the command that sets it', () => {
  const verdict = judgeSince(released, changed('1.0.0'));
  expect(remedyOf(verdict)).toBe(
    'A major change since 1.0.0 asks for 2.0.0, and info.version is 1.0.0. Run: npm run release -- version 2.0.0',
  );
  expect(brokenOnPurpose(verdict)).toEqual(new Set());
});

test('under the version that it asks for, old calls of what it breaks are given up, and no others', () => {
  const verdict = judgeSince(released, changed('2.0.0'));
  expect(remedyOf(verdict)).toBe('');
  expect(brokenOnPurpose(verdict)).toEqual(new Set(['things_update', 'things_replace']));
});

test('a release reads back as it was written, with a call that was right', () => {
  const read = unpackRelease(packRelease(released));
  expect(read).toEqual(released);
  expect(read.calls.things_update).toMatchObject({ path: { id: 'a b' }, body: { id: '1' } });
});
