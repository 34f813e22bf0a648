import { findSensitive, listWebhooks, type OpenApiDocument, type Operation } from '@belvo-openapi/spec';

/** Whether a value of this name is hidden. Names of any spelling: `encryption_key`, `encryptionKey`, `Encryption-Key`. */
export type Hides = (name: string) => boolean;

/** Names that look like credentials or documents of a person, whatever the document says of them. */
const looksSecret = new RegExp(
  [
    'pass(?:word|phrase|wd|code)?',
    'pwd',
    'pin',
    'otp',
    'cvv',
    '(?:user|login)(?:name)?',
    '[a-z]*(?:secret|token|credentials?|certificate)',
    '(?:client|secret|key)id',
    '[a-z]*(?:api|private|public|encryption|access|secret|signing|session)key(?:id|secret)?',
    '(?:session|security)(?:id)?',
    '[a-z]*(?:authorization|authentication|cookie)',
    '(?:www|proxy)?authenticate',
    'e?mail(?:address)?s?',
    '(?:cpf|cnpj|curp|rfc|rut|nss|ssn|clabe|iban)(?:number)?',
    '(?:tax|document|national)(?:id|number)',
    '(?:mobile|cell|phone|telephone)(?:number)?s?',
    '(?:birth|dateof)(?:date|birth|day)',
  ]
    .map((pattern) => `^${pattern}\\d*$`)
    .join('|'),
);

/**
 * The names that are hidden in everything that is written down: those that the document marks `x-sensitive` anywhere, in
 * any operation or event, because callers send fields to the wrong one; and names that look like secrets.
 */
export function hiddenNames(document: OpenApiDocument, operations: readonly Operation[]): Hides {
  const marked = [
    ...operations.flatMap(({ sensitive }) => sensitive.map(({ path }) => path)),
    ...listWebhooks(document).flatMap(({ schema }) => findSensitive(document, schema).map(({ path }) => path)),
  ].map(lastName);
  const headers = Object.values(document.components?.securitySchemes ?? {}).map((scheme) =>
    String((scheme as { name?: unknown }).name),
  );
  const names = new Set([...marked, ...headers].map(plain));
  const known = new Map<string, boolean>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) {
      return before;
    }
    // `user[password]`, `account.number` and `owner__email__in` say what they hold in one of their parts.
    const parts = [name, ...name.split(/__|[[\].]+/)].map(plain).filter((part) => part !== '');
    const hidden = parts.some((part) => names.has(part) || looksSecret.test(part));
    if (known.size < 10_000 && name.length < 200) {
      known.set(name, hidden);
    }
    return hidden;
  };
}

/** The last name of a JSON Pointer; `*` stands for every item. */
function lastName(pointer: string): string {
  const parts = pointer.split('/').filter((part) => part !== '*');
  return (parts.at(-1) ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
