/**
 * What a literal path segment looks like:
 * - `placeholder`: a gap to be filled in, `<quoteId>`, `[id]`, `YOUR_ID`;
 * - `id`: nothing but a value can look so: a uuid, a hash, a long number, an e-mail address;
 * - `number`: a short number;
 * - `year`: four digits that are a year as well;
 * - `code`: letters with digits, `cm-handle-1`, `BPNL000000015PGU`;
 * - `word`: anything else, which only what is around it can tell from a value.
 */
export type SegmentKind = 'placeholder' | 'id' | 'number' | 'year' | 'code' | 'word';

const UUID = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i;
const HEX = /^(?=.*\d)(?=.*[a-f])[0-9a-f]{12,}$/i;
/** RFC 4648 base64 or base64url, long enough not to be a word, with capitals, small letters and digits. */
const BASE64 = /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9+_-]{16,}={0,2}$/;
const PADDED = /^[A-Za-z0-9+/_-]{6,}={1,2}$/;
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const EMAIL = /^[^@\s]+(?:@|%40)[^@\s]+\.[a-z]{2,}$/i;
const DATE = /^\d{4}-\d\d-\d\d(?:T.*)?$/;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
/** A machine by its whole name; packages (`com.example.orders`) begin with what a host name ends in. */
const HOST = /^(?:[a-z\d][a-z\d-]*\.){2,}(?:com|net|org|io|local|lan|internal|corp|intra|home|test|example)$/i;
const URN = /^[a-z][a-z0-9]*(?::|%3A)[a-z0-9.-]+(?::|%3A)\S+$/i;
/** Two words with hyphens or digits, one in the name space of the other; a custom method (`docs:close`) has neither. */
const NAMESPACED = /^[a-z]\w*[-\d][\w-]*(?::|%3A)[\w.-]*[-\d][\w.-]*$/i;
/** Characters a fixed path would not need to escape. */
const ESCAPED_VALUE = /%(?:2F|2B|3D|40|3A|2C|7B|7C|3C|20)|=|,|@|\|/i;
const PLACEHOLDER = /^(?:<[^<>]+>|\[[\w\s-]+\]|\$\{[^{}]+\}|%[A-Z][A-Z0-9_]+%|\{[^{}]*|[^{}]*\})$/;
const YOUR = /^(?:your|my|insert|enter|the|some|add|put)[-_ ].*(?:id|name|key|slug|code|here|number)$/i;
const SHOUTED = /^(?:[A-Z][A-Z0-9]*_)+(?:ID|NAME|KEY|SLUG|CODE|HERE|NUMBER|UUID|GUID)$/;

const VERSION = /^(?:v|version|ver|api|rest|r|release)[-_.]?\d[\d.]*(?:(?:alpha|beta|rc|p)\d*)*$|^\d+\.\d+(?:\.\d+)?$/i;
/** Words of the trade that hold digits. */
const TRADE =
  /^(?:\d?[a-z]?fa|[a-z]2[a-z]|[a-z]\d{1,2}[a-z]|ec2|s3|s4hana|route53|sha\d+|md\d|utf-?\d+|base\d+|ipv[46]|web3|oauth-?[12](?:\.0a?)?|x509|iso-?\d+|h26[45]|mp[34]|pkcs-?\d+|html\d|office-?365|d365|auth0|tls-?1[._-]?\d|http-?[123]|3ds\d?|saml2?|log4j|neo4j|gpt\d?|r[45]b?|dstu\d|stu\d)$/i;
const COUNTED =
  /^(?:top|last|next|first|step|phase|part|level|tier|layer|stage|v|version|type|test|api|option|page)[-_]\d+$/i;
const FILE = /\.(?:json|xml|ya?ml|html?|php|aspx?|jsp|do|action|cgi|csv|txt|js|css)$/i;

/** Looks at a literal segment by itself. */
export function segmentKind(segment: string): SegmentKind {
  if (PLACEHOLDER.test(segment) || YOUR.test(segment) || SHOUTED.test(segment)) {
    return 'placeholder';
  }
  if (/^-?\d+$/.test(segment)) {
    return segment.length > 4 ? 'id' : /^(?:19|20)\d\d$/.test(segment) ? 'year' : 'number';
  }
  if (VERSION.test(segment) || TRADE.test(segment) || segment.startsWith('$')) {
    return 'word';
  }
  if (
    UUID.test(segment) ||
    HEX.test(segment) ||
    ULID.test(segment) ||
    EMAIL.test(segment) ||
    DATE.test(segment) ||
    IPV4.test(segment) ||
    URN.test(segment) ||
    PADDED.test(segment) ||
    (BASE64.test(segment) && isScrambled(segment))
  ) {
    return 'id';
  }
  if (FILE.test(segment)) {
    return 'word';
  }
  return ESCAPED_VALUE.test(segment) || HOST.test(segment) || NAMESPACED.test(segment) || isCode(segment)
    ? 'code'
    : 'word';
}

/** Letters with a number that counts things: three digits or more, or a number set off by a hyphen. */
function isCode(segment: string): boolean {
  const parts = segment.split(/[-_.]/).filter((part) => !TRADE.test(part) && !VERSION.test(part));
  const digits = parts.join('').replace(/\D/g, '').length;
  if (digits === 0 || COUNTED.test(segment)) {
    return false;
  }
  return digits >= 3 || /[A-Za-z][-_]\d+$/.test(segment) || /^\d+[-_][A-Za-z]/.test(segment);
}

/** Whether capitals and digits are strewn about, as in no word that people put together: `CXaLzgEtynxaMQcqxYtJkW`. */
function isScrambled(segment: string): boolean {
  const changes = segment.match(/[a-z][A-Z0-9]|\d[A-Za-z]/g)?.length ?? 0;
  return changes >= segment.length / 6 && /[A-Z]{2}|\d[a-z]/.test(segment);
}

/** Words that stand for themselves beside an id, whoever asks: `/users/me` beside `/users/{id}`. */
const OWN_WORDS = new Set(
  (
    'me self current all any none latest recent new default own mine my search query find filter list count counts stats ' +
    'statistics status summary export import upload download bulk batch login logout register signup signin sign-in ' +
    'sign-up signout refresh verify validate check confirm activate deactivate enable disable reset forgot password ' +
    'profile account settings preferences config configuration info details detail metadata schema create update delete ' +
    'remove add edit save get set send cancel approve reject close open start stop run test feed health ping version ' +
    'history popular trending featured top active inactive pending archived today random page pages internal external ' +
    'public private admin user users avatar photo image images token tokens session sessions auth oauth authorize callback'
  ).split(' '),
);

/** Whether a word is one of those that are no value even where values stand. */
export function standsForItself(segment: string): boolean {
  return OWN_WORDS.has(segment.toLowerCase());
}

/** Names of fields that hold what a path asks for. */
const ID_FIELD =
  /^_?(?:id|uuid|guid|uid|name|slug|key|code|number|no|username|user_?name|login|email|symbol|sku|isbn|iata|iso|handle|ticker|ref|reference|identifier|title|.*[-_a-z](?:Id|ID|_id|-id|Name|_name|-name|Key|_key|-key|Code|_code|-code|Slug|_slug|Number|_number|-number|Identifier|_identifier|Uuid|_uuid))$/;

/** Whether a field of this name holds what identifies a thing. */
export function identifies(field: string): boolean {
  return ID_FIELD.test(field) || /^(?:id|uuid|guid|name|slug|key|code|username|login|email|symbol|sku)$/i.test(field);
}
