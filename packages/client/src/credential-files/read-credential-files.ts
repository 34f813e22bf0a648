import { X509Certificate } from 'node:crypto';
import { open } from 'node:fs/promises';
import { BelvoError } from '../errors/belvo-error.ts';

/** Where the files are. */
export interface CredentialFiles {
  /** The certificate (`.cer`, `.crt`, `.pem`). */
  readonly certificate: string | URL;
  /** The private key (`.key`, `.pem`). */
  readonly privateKey: string | URL;
}

/** The files as the fields of a request. */
export interface EncodedCredentials {
  readonly certificate: string;
  readonly private_key: string;
}

/** A file cannot be used. The message names the file and the reason, and nothing of its content. */
export class CredentialFileError extends BelvoError {
  override get name(): string {
    return 'CredentialFileError';
  }
}

/** Far above any certificate or key; a larger file is a mistake. */
const MAX_BYTES = 65_536;

/** The beginning of a file, and how long it is: a pipe tells only by being read, and some files never end. */
async function beginningOf(file: string | URL): Promise<{ readonly content: Buffer; readonly size: number }> {
  const handle = await open(file);
  const { size } = await handle.stat();
  const chunks: Buffer[] = [];
  for await (const chunk of handle.createReadStream({ end: MAX_BYTES })) {
    chunks.push(chunk);
  }
  const content = Buffer.concat(chunks);
  return { content, size: Math.max(size, content.length) };
}

async function read(role: string, file: string | URL): Promise<Buffer> {
  const { content, size } = await beginningOf(file).catch((error: { code?: string }) => {
    throw new CredentialFileError(`The ${role} ${String(file)} cannot be read (${error.code ?? 'unknown reason'}).`);
  });
  if (content.length === 0 || size > MAX_BYTES) {
    throw new CredentialFileError(`The ${role} ${String(file)} has ${size} bytes; 1 to ${MAX_BYTES} are possible.`);
  }
  return content;
}

function isCertificate(content: Buffer): boolean {
  try {
    return new X509Certificate(content).validTo !== '';
  } catch {
    return false;
  }
}

/** A private key is an ASN.1 sequence (RFC 5958, RFC 8017), or that in PEM armor (RFC 7468). */
function isPrivateKey(content: Buffer): boolean {
  const isPem = content.subarray(0, 11).toString('latin1') === '-----BEGIN ';
  return isPem ? /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(content.toString('latin1')) : content[0] === 0x30;
}

/**
 * Reads a certificate and its private key and encodes both in base64, as a fiscal link wants them.
 *
 * @throws CredentialFileError for a file that is missing, empty, too large, or the other one's.
 * @example
 * const files = await readCredentialFiles({ certificate: 'fiel.cer', privateKey: 'fiel.key' });
 * await belvo.links.update(id, { ...files, password });
 */
export async function readCredentialFiles(files: CredentialFiles): Promise<EncodedCredentials> {
  if (!files?.certificate || !files.privateKey) {
    throw new CredentialFileError('readCredentialFiles() takes the paths { certificate, privateKey }.');
  }
  const [certificate, key] = await Promise.all([
    read('certificate', files.certificate),
    read('private key', files.privateKey),
  ]);
  if (!isCertificate(certificate)) {
    throw new CredentialFileError(
      `${String(files.certificate)} is not an X.509 certificate. Are the two files swapped?`,
    );
  }
  if (isCertificate(key) || !isPrivateKey(key)) {
    throw new CredentialFileError(`${String(files.privateKey)} is not a private key. Are the two files swapped?`);
  }
  return { certificate: certificate.toString('base64'), private_key: key.toString('base64') };
}
