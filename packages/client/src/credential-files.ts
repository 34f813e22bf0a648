/** Reading certificate and key files for fiscal links. For Node, Deno and Bun: it reads files. */
export {
  CredentialFileError,
  type CredentialFiles,
  type EncodedCredentials,
  readCredentialFiles,
} from './credential-files/read-credential-files.ts';
