import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CredentialFileError, readCredentialFiles } from '../../src/credential-files.ts';
import { caught } from '../support/caught.ts';

test('a file is not read further than a certificate can be long', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'belvo-credential-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'disk.img');
  writeFileSync(file, 'a');
  // Larger than a Buffer may be; it takes no room on the disk.
  truncateSync(file, 2 ** 33);
  const error = await caught(readCredentialFiles({ certificate: file, privateKey: file }), CredentialFileError);
  expect(error.message).toContain(`${2 ** 33} bytes`);
});

test('a folder is refused by name', async () => {
  const error = await caught(readCredentialFiles({ certificate: tmpdir(), privateKey: tmpdir() }), CredentialFileError);
  expect(error.message).toContain(tmpdir());
  expect(error.message).toContain('EISDIR');
});
