import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CredentialFileError, readCredentialFiles } from '../../src/credential-files.ts';
import { caught } from '../support/caught.ts';
import { selfSignedCertificate } from '../support/certificate.ts';

let folder = '';
const file = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'belvo-credential-files-'));
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const certificate = selfSignedCertificate(publicKey, privateKey, 'Empresa Ejemplo');
  const pem = `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`;
  writeFileSync(file('company.cer'), certificate);
  writeFileSync(file('company.pem'), pem);
  writeFileSync(file('company.key'), privateKey.export({ type: 'pkcs8', format: 'der' }));
  writeFileSync(file('company.key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(file('empty.key'), '');
  writeFileSync(file('large.cer'), Buffer.alloc(100_000));
  writeFileSync(file('notes.txt'), 'not a certificate');
});

afterAll(() => rmSync(folder, { recursive: true }));

testRows(
  'files in each encoding are read and encoded',
  [
    ['company.cer', 'company.key'],
    ['company.pem', 'company.key.pem'],
  ],
  async (certificate, privateKey) => {
    const encoded = await readCredentialFiles({
      certificate: file(certificate),
      privateKey: pathToFileURL(file(privateKey)),
    });
    expect(Buffer.from(encoded.certificate, 'base64')).toEqual(readFileSync(file(certificate)));
    expect(Buffer.from(encoded.private_key, 'base64')).toEqual(readFileSync(file(privateKey)));
  },
);

testRows(
  'files that cannot be used: the error names the file and the reason',
  [
    ['missing.cer', 'company.key', 'missing.cer', 'ENOENT'],
    ['company.cer', 'empty.key', 'empty.key', '0 bytes'],
    ['large.cer', 'company.key', 'large.cer', '100000 bytes'],
    ['company.key', 'company.cer', 'company.key', 'swapped'],
    ['company.cer', 'company.cer', 'company.cer', 'not a private key'],
    ['company.pem', 'company.pem', 'company.pem', 'not a private key'],
    ['notes.txt', 'company.key', 'notes.txt', 'not an X.509 certificate'],
    ['company.cer', 'notes.txt', 'notes.txt', 'not a private key'],
  ],
  async (certificate, privateKey, name, reason) => {
    const reading = readCredentialFiles({ certificate: file(certificate), privateKey: file(privateKey) });
    const error = await caught(reading, CredentialFileError);
    expect(error.name).toBe('CredentialFileError');
    expect(error.message).toContain(name);
    expect(error.message).toContain(reason);
  },
);

test('a file that is missing is told with its role', async () => {
  const missing = { certificate: file('gone.cer'), privateKey: file('company.key') };
  const error = await caught(readCredentialFiles(missing), CredentialFileError);
  expect(error.message).toBe(`The certificate ${file('gone.cer')} cannot be read (ENOENT).`);
});

test('a call without both paths is refused in words', async () => {
  for (const files of [undefined, {}, { certificate: file('company.cer') }]) {
    const error = await caught(readCredentialFiles(files as never), CredentialFileError);
    expect(error.message).toContain('{ certificate, privateKey }');
  }
});
