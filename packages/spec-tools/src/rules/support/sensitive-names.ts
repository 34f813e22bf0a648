import type { SensitiveLevel } from '@belvo-openapi/spec-model';

const CREDENTIALS = [
  'password',
  'password2',
  'username',
  'username2',
  'username3',
  'token',
  'session',
  'access',
  'refresh',
  'certificate',
  'private_key',
  'encryption_key',
];

const PERSONAL = [
  // who
  'full_name',
  'first_name',
  'last_name',
  'first_last_name',
  'second_last_name',
  'civil_name',
  'social_name',
  'birth_date',
  'institution_user_id',
  // documents
  'cpf',
  'curp',
  'rfc',
  'nss',
  'document_number',
  'document_id_number',
  'id_document_number',
  'identification_number',
  'social_security_number',
  // how to reach them
  'email',
  'emails',
  'phone',
  'phone_number',
  'phone_numbers',
  'address',
  'addresses',
  // where their money is
  'card_number',
  'clabe',
  'pix_key',
];

/** Names that always hold something secret or personal, wherever they stand. */
export const SENSITIVE_NAMES: ReadonlyMap<string, SensitiveLevel> = new Map([
  ...CREDENTIALS.map((name) => [name, 'credential'] as const),
  ...PERSONAL.map((name) => [name, 'personal'] as const),
]);
