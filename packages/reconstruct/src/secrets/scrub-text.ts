import { isSecretName } from './secret-names.ts';
import type { Range } from './secretlint-rules.ts';
import { looksRandom, tokenRanges } from './token-forms.ts';

/** A credential in a text, and what is to stand in its place. */
export interface FoundSecret {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly replacement: string;
  /** The name it stands under, `password`; undefined for one that its form gives away. */
  readonly name: string | undefined;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** What stands in the place of a credential. */
export const REDACTED = 'redacted';
/** The same in the place of a uuid. */
export const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/** A made-up value that fits where the credential stood. */
export function synthetic(value: string): string {
  return UUID.test(value) ? NIL_UUID : REDACTED;
}

/** A value that shows where a credential goes instead of being one. */
export function isStandIn(value: string): boolean {
  return (
    value.trim() === '' ||
    /\{\{[^{}]*\}\}|\$\{[^{}]*\}|^<[^<>]*>$|^\{[\w .-]*\}$|^\[[\w .-]*\]$|^%[\w]+%$/.test(value) ||
    // `mysecret` and `enterprise` are what people really choose.
    /^(?:your[-_ ]?|(?:enter|insert|put|paste|replace)[-_ ])[a-z_ -]*$|^(?:\*+|x+|\.+|-+|_+|…)$/i.test(value) ||
    /^(?:string|text|null|true|false|undefined|none|required|optional|redacted|bearer|basic|integer|number|boolean|array|object|header|query|n\/a)$/i.test(
      value,
    ) ||
    value === NIL_UUID
  );
}

/** The words before an authorization header's credentials: `Bearer`, `Basic`, `SSWS`. */
export const SCHEME =
  /^(?:bearer|basic|digest|token|apikey|api-key|key|bot|ssws|oauth|jwt|negotiate|ntlm|hawk|googlelogin|snowflake|splunk|zoho-oauthtoken|(?:aws4-)?hmac(?:-sha\d+)?|aws4-hmac-sha256|sso-key|genieKey|klaviyo-api-key|deepl-auth-key|app|shared(?:access(?:signature|key)|key))\s+/i;

/**
 * Finds the credentials in a text of any kind, JSON, XML, forms, code and prose alike: known forms of tokens, values
 * beside a telling name, credentials in urls and headers, private keys, and the user's name in the path of a home
 * directory. In prose a value counts only where it looks like one: "password: at least 8 characters" stays.
 */
export function findSecrets(text: string, prose: boolean): FoundSecret[] {
  if (text.length < 4) {
    return [];
  }
  // Of a url only the user info is taken out, which has a pattern of its own.
  const found: Range[] = tokenRanges(text).filter(([start, end]) => !URL_WITH_USER.test(text.slice(start, end)));
  wholePatterns(text, found);
  named(text, prose, found);
  return outermost(text, found);
}

/** The text without the credentials found in it. */
export function withoutSecrets(text: string, found: readonly FoundSecret[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, replacement } of found) {
    out += text.slice(at, start) + replacement;
    at = end;
  }
  return out + text.slice(at);
}

function outermost(text: string, ranges: readonly Range[]): FoundSecret[] {
  const out: FoundSecret[] = [];
  let last = 0;
  for (const [start, end, name] of [...ranges].sort(
    (a, b) => a[0] - b[0] || b[1] - a[1] || (a[2] ? 0 : 1) - (b[2] ? 0 : 1),
  )) {
    const from = Math.max(start, last);
    if (from < end) {
      const value = text.slice(from, end);
      if (!isStandIn(value)) {
        const previous = out.at(-1);
        // What is left of a credential that overlaps the one before belongs to it.
        if (previous && previous.end === from && start < last) {
          out.pop();
          const whole = text.slice(previous.start, end);
          out.push({ start: previous.start, end, value: whole, replacement: synthetic(whole), name: previous.name });
        } else {
          const replacement = isBareNumber(text, from, value) ? '0' : synthetic(value);
          out.push({ start: from, end, value, replacement, name });
        }
        last = end;
      }
    }
  }
  return out;
}

// A number of JSON has to stay one.
function isBareNumber(text: string, start: number, value: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(value) && /[:,[]\s*$/.test(text.slice(Math.max(0, start - 4), start));
}

const PRIVATE_KEY =
  /-----BEGIN[A-Z0-9 ]*PRIVATE KEY[A-Z ]*-----[\s\S]*?(?:-----END[A-Z0-9 ]*PRIVATE KEY[A-Z ]*-----|$)/g;
// A password may hold anything but blanks; the last "@" before the host ends it.
const USER_INFO = /(?<=[a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#"'<>{}$]+(?=@[\w.[-])/gi;
const URL_WITH_USER = /^[a-z][a-z0-9+.:-]*:\/\/[^\s/?#"'<>{}$]+@[\w.[-]/i;
const HOME =
  /(?<=(?:^|[^A-Za-z0-9.])(?:\/Users\/|\/home\/|[A-Za-z]:(?:\\{1,4}|\/)Users(?:\\{1,4}|\/)|\\{1,4}Users\\{1,4}))[^\s/\\"'<>:|?*,;{}$]+(?=[/\\])/g;
/** A password's hash with its salt, as crypt(3) writes it: `$6$salt$hash`. */
const CRYPT = /\$(?:[15-9y]|2[abxy]?|apr1|argon2(?:id|i|d))\$[\w./+=,-]+\$[\w./+=,$-]{16,}/g;
const CREDENTIALS = /(?<=\b(?:bearer|basic|ssws)[ +]|\b(?:bearer|basic)%20)[A-Za-z0-9._~+/=:%-]{8,}/gi;
const SCHEMED = /(?<=\b(?:bot|oauth|token|key)[ +])[A-Za-z0-9._~+/=:%-]{16,}/gi;
const CURL_USER = /(?<=(?:^|\s)(?:-u|--user|--proxy-user)[ =]["']?)[^\s"':]+:[^\s"']+/g;

function wholePatterns(text: string, found: Range[]): void {
  if (text.includes('PRIVATE KEY')) {
    collect(text, PRIVATE_KEY, found);
  }
  if (text.includes('://') && text.includes('@')) {
    collect(text, USER_INFO, found);
  }
  if (/[/\\](?:Users|home)[/\\]/.test(text)) {
    collect(text, HOME, found, (name) => !/^(?:user|username|name|me|shared|public|default|runner)$/i.test(name));
  }
  if (/bearer|basic|ssws|(?:bot|oauth|token|key)[ +]/i.test(text)) {
    collect(text, CREDENTIALS, found, (value) => looksLikeCredential(value) && !STANDARD.test(value));
    collect(text, SCHEMED, found, (value) => looksRandom(value.replace(/[^\w-]/g, '')));
  }
  if (/\$[\da-z]{1,8}\$/.test(text)) {
    collect(text, CRYPT, found);
  }
  if (/-u|--(?:proxy-)?user/.test(text)) {
    collect(text, CURL_USER, found);
  }
}

function collect(text: string, pattern: RegExp, found: Range[], accept: (match: string) => boolean = () => true): void {
  for (const match of text.matchAll(pattern)) {
    if (match[0] !== '' && accept(match[0])) {
      found.push([match.index, match.index + match[0].length]);
    }
  }
}

/** A word of prose is none: it has a digit in it, or capitals where words have none, or a sign. */
function looksLikeCredential(value: string): boolean {
  return (
    value.length >= 6 &&
    (/\d/.test(value) ||
      /[a-z][A-Z]/.test(value) ||
      /[!#$%^&*+=~]/.test(value) ||
      /^[A-Za-z0-9+/]{20,}={0,2}$/.test(value))
  );
}

const HIT =
  /pass|pwd|\bpw\b|passwort|kennwort|wachtwoord|senha|contrase|motdepasse|secret|token|key|auth|credential|\bcreds?\b|sig|cookie|sess|sid|jwt|otp|pin|cvv|cvc|hmac|csrf|xsrf|dsn|mnemonic|appid|connectionstring|code|\bpat\b|bearer|clave|chave|chiave|schl[üu]ssel|\bcl[ée]\b|парол|токен|密|口令|令牌|パスワード|비밀번호|parola|has[lł]o|[şs]ifre|l[öo]senord|salasana/gi;
const PART = /[\p{L}\p{N}_-]/u;
/** Words for a key, which may be one that opens or one that names. */
const KEY = /(?:key|claves?|chaves?|chiavi?e?|schl[üu]ssel|cl[ée]s?)$/i;
/** Words that only together with the one after tell: "API key". */
const QUALIFIER =
  /\b(api|access|secret|private|auth|encryption|signing|subscription|account|master|client|session|verification|authorization|security|backup|recovery|app|application|service|connection)[ ]$/i;

const ASSIGNED = /\\*["'`]?\]?[*_`]{0,3}[ \t]{0,3}(?::=|=>|[:=：＝])[*_]{0,3}\s{0,3}/y;
const PAIR = /\\*["']\s*,\s*\\*["'](?:value|val|content|data|currentValue|initialValue|text)\\*["']\s*:\s*/y;
/** `key="password" value="…"` in XML. */
const ATTRIBUTE = /\\*["']\s+(?:value|val|content)\s*=\s*/y;
/** `<Token value="…"/>` */
const OWN_ATTRIBUTE = /\s+(?:[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*')\s+)*?(?:value|val|content|text)\s*=\s*/y;
const ELEMENT = /(?:\s[^<>]*)?>(?:<!\[CDATA\[)?/y;
const PART_OF_FORM = /\\?"[^\n]*\r?\n\r?\n/y;
const OPTION = /[ =]/y;
const BESIDE = /[^.\n]{0,60}/y;

/** Values beside the name of a credential. */
function named(text: string, prose: boolean, found: Range[]): void {
  HIT.lastIndex = 0;
  for (let hit = HIT.exec(text); hit; hit = HIT.exec(text)) {
    let start = hit.index;
    while (start > 0 && PART.test(text[start - 1] ?? '') && hit.index - start < 60) {
      start -= 1;
    }
    let end = HIT.lastIndex;
    while (end < text.length && PART.test(text[end] ?? '') && end - hit.index < 60) {
      end += 1;
    }
    const bare = text.slice(start, end);
    const before = QUALIFIER.exec(text.slice(Math.max(0, start - 20), start))?.[1];
    const name = before === undefined ? bare : `${before} ${bare}`;
    if (isSecretName(name) || isSecretName(bare.replace(/s$/, ''))) {
      after(text, start, end, name, prose, found);
    } else if (KEY.test(bare)) {
      // Some keys are credentials, others name a thing: the value tells.
      const own: Range[] = [];
      after(text, start, end, name, prose, own);
      found.push(...own.filter((range) => isOpaque(text.slice(range[0], range[1]))));
    }
    HIT.lastIndex = Math.max(end, HIT.lastIndex);
  }
}

function after(text: string, start: number, end: number, name: string, prose: boolean, found: Range[]): void {
  const at = (pattern: RegExp): number | undefined => {
    pattern.lastIndex = end;
    return pattern.test(text) ? pattern.lastIndex : undefined;
  };
  const quoted = /["']/.test(text[end] ?? '') || text[end] === '\\';
  const isElement = /[<:]$/.test(text.slice(Math.max(0, start - 1), start));
  const value = quoted ? (at(PAIR) ?? at(ATTRIBUTE)) : isElement ? at(OWN_ATTRIBUTE) : undefined;
  if (value !== undefined) {
    take(text, value, name, false, found);
    return;
  }
  const assigned = at(ASSIGNED);
  if (assigned !== undefined) {
    take(text, assigned, name, prose && /\s$/.test(text.slice(end, assigned)), found);
    return;
  }
  if (isElement) {
    const element = at(ELEMENT);
    const close = element === undefined ? -1 : text.indexOf(text.startsWith(']]>', element) ? ']]>' : '<', element);
    if (element !== undefined && close > element) {
      const inner = text.slice(element, close).replace(/\]\]>$/, '');
      if (!/^\s*$/.test(inner)) {
        found.push([element, element + inner.length, name]);
      }
    }
    return;
  }
  if (quoted) {
    const part = at(PART_OF_FORM);
    if (part !== undefined && /name=\\?"$/.test(text.slice(Math.max(0, start - 7), start))) {
      const line = /[^\r\n]+/y;
      line.lastIndex = part;
      const match = line.exec(text);
      if (match) {
        found.push([part, part + match[0].length, name]);
      }
      return;
    }
  }
  if (text.slice(Math.max(0, start - 2), start) === '--' || (name.startsWith('--') && start >= 0)) {
    const option = at(OPTION);
    if (option !== undefined) {
      take(text, option, name, false, found);
      return;
    }
  }
  if (!next(text, end, name, found)) {
    beside(text, end, found);
  }
}

// "the password Hunter2-x9": no word of prose has digits in its middle, but for the names of standards.
const NEXT = /\s+(?:is\s+|was\s+)?["'`*]*([^\s"'`*,;()<>{}[\]|]{8,80})/y;
const STANDARD = /^(?:oauth|sha|md5|base|utf|iso|rfc|hmac|aes|rsa|https?|x-|v\d)/i;

function next(text: string, end: number, name: string, found: Range[]): boolean {
  NEXT.lastIndex = end;
  const match = NEXT.exec(text);
  const value = match?.[1]?.replace(/[.:!?]+$/, '') ?? '';
  const mixed = /\d/.test(value) && /[A-Za-z]/.test(value) && (/[A-Z]/.test(value) || /[^\w.-]/.test(value));
  if (!match || !mixed || STANDARD.test(value)) {
    return false;
  }
  const start = NEXT.lastIndex - (match[1]?.length ?? 0);
  found.push([start, start + value.length, name]);
  return true;
}

/** "Use the key 8f3a… for tests": something random in the same sentence. */
function beside(text: string, end: number, found: Range[]): void {
  BESIDE.lastIndex = end;
  const rest = BESIDE.exec(text)?.[0] ?? '';
  for (const match of rest.matchAll(/[\w\-+/=~!$%]{16,}/g)) {
    const from = end + match.index;
    // The sixty characters may end inside of it.
    const whole = /[\w\-+/=~!$%]+/y;
    whole.lastIndex = from;
    const run = whole.exec(text)?.[0] ?? match[0];
    if (looksRandom(run)) {
      found.push([from, from + run.length]);
    }
  }
}

function isOpaque(value: string): boolean {
  return value.length >= 20 && looksRandom(value) && !UUID.test(value);
}

const NUMERIC_NAME = /pin|otp|passcode|password|pwd|cvv|cvc|code|secret/i;

/** Takes the value that begins at a place: quoted, a list of quoted ones, or up to the next blank or separator. */
function take(text: string, from: number, name: string, prose: boolean, found: Range[]): void {
  const open = /(?:\[\s*)?(?:\{\s*\\*"(?:value|raw|plain|text|default|example)\\*"\s*:\s*)?(\\*)(["'`]{0,3})/y;
  open.lastIndex = from;
  const match = open.exec(text);
  const escapes = match?.[1]?.length ?? 0;
  const quote = /["'`]/.exec(match?.[2] ?? '')?.[0];
  const list = /^\[/.test(match?.[0] ?? '');
  const at = from + (match?.[0].length ?? 0);
  if (quote === undefined) {
    const rest = /[^\s"'`,;&<>()[\]\\{}](?:[^\s"'`,;&<>()[\]\\]|&(?![\w.[\]%-]*=|#?\w+;))*/y;
    rest.lastIndex = at;
    const run = rest.exec(text);
    if (run) {
      bareValue(text, run.index, run[0], name, prose, found);
    }
    return;
  }
  const end = endOfQuoted(text, at, quote, escapes);
  const value = text.slice(at, end);
  const scheme = SCHEME.exec(value)?.[0].length ?? 0;
  if (!prose || looksLikeCredential(value) || quote !== "'") {
    found.push([at + scheme, end, name]);
  }
  if (list) {
    const next = /\\*["']\s*,\s*/y;
    next.lastIndex = end;
    if (next.test(text)) {
      take(text, next.lastIndex, name, prose, found);
    }
  }
}

function endOfQuoted(text: string, start: number, quote: string, escapes: number): number {
  let at = start;
  while (at < text.length && text[at] !== quote) {
    if (text[at] === '\\' && escapes === 0) {
      at += 1;
    } else if (text[at] === '\\' && text.startsWith(`${'\\'.repeat(escapes)}${quote}`, at)) {
      return at;
    }
    at += 1;
  }
  return Math.min(at, text.length);
}

function bareValue(text: string, start: number, run: string, name: string, prose: boolean, found: Range[]): void {
  const line = /[^\n]*/y;
  line.lastIndex = start;
  const rest = line.exec(text)?.[0] ?? run;
  const scheme = SCHEME.exec(rest)?.[0].length ?? 0;
  if (scheme > 0) {
    const credentials = /[^\s"'`<>\\]+(?:, ?[\w-]+=[^\s,]+)*/y;
    credentials.lastIndex = start + scheme;
    const match = credentials.exec(text);
    if (match && (!prose || looksLikeCredential(match[0]))) {
      found.push([match.index, match.index + match[0].length, name]);
    }
    return;
  }
  if (/^-?\d+(?:\.\d+)?[}\]]*$/.test(run)) {
    const digits = /^-?\d+(?:\.\d+)?/.exec(run)?.[0] ?? run;
    if (NUMERIC_NAME.test(name) && (!prose || digits.length >= 4)) {
      found.push([start, start + digits.length, name]);
    }
    return;
  }
  const value = run.replace(/[.:!?}\]*_]+$/, (tail) =>
    /[}\]]/.test(tail) && !run.includes('{') ? '' : /^[.:!?*_]+$/.test(tail) && prose ? '' : tail,
  );
  if (!prose || looksLikeCredential(value)) {
    found.push([start, start + value.length, name]);
  }
}
