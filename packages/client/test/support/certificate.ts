// The smallest X.509 certificate that a parser accepts (RFC 5280, 4.1), so that no file with a key lies in the repository.
import { type KeyObject, sign } from 'node:crypto';

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const SEQUENCE = 0x30;
const SET = 0x31;
const SHA256_WITH_RSA = der(SEQUENCE, Buffer.from('06092a864886f70d01010b0500', 'hex'));
const COMMON_NAME = Buffer.from('0603550403', 'hex');

/** A certificate that its own key has signed, in DER. */
export function selfSignedCertificate(publicKey: KeyObject, privateKey: KeyObject, name: string): Buffer {
  const subject = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(0x0c, Buffer.from(name)))));
  const time = (text: string) => der(0x17, Buffer.from(text));
  const body = der(
    SEQUENCE,
    der(0x02, Buffer.from([1])),
    SHA256_WITH_RSA,
    subject,
    der(SEQUENCE, time('240101000000Z'), time('340101000000Z')),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  return der(SEQUENCE, body, SHA256_WITH_RSA, der(0x03, Buffer.from([0]), sign('sha256', body, privateKey)));
}
