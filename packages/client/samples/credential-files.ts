import { readCredentialFiles } from '@belvo-openapi/client/credential-files';
import { belvo } from './belvo.ts';

export async function renewCertificate(id: string, folder: string, password: string): Promise<void> {
  const { certificate, private_key } = await readCredentialFiles({
    certificate: `${folder}/company.cer`,
    privateKey: `${folder}/company.key`,
  });
  await belvo.links.update(id, { password, certificate, private_key });
}
