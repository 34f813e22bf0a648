const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const UUID = /^(?:urn:uuid:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const DATE_TIME =
  /^(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const EMAIL = /^[a-z0-9_%+-]+(?:\.[a-z0-9_%+-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;
const URI = /^[a-z][a-z0-9+.-]*:\/\/[a-z0-9][a-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/i;
const BAD_ESCAPE = /%(?![0-9a-f]{2})/i;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;
const IPV6 = /^(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$|^(?=.*::)(?!.*::.*::)(?:[0-9a-f]{1,4}(?::|$)|::?){2,8}$/i;

/** RFC 3339 full-date with a day that exists. */
export function isDate(text: string): boolean {
  const match = DATE.exec(text);
  if (!match) {
    return false;
  }
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && !leap ? 28 : (DAYS[month - 1] ?? 0));
}

/** RFC 3339 date-time, offset included: without one it is no `date-time` in OpenAPI's sense. */
export function isDateTime(text: string): boolean {
  const match = DATE_TIME.exec(text);
  return match !== null && isDate(match[1] ?? '');
}

const CHECKS: Readonly<Record<string, (text: string) => boolean>> = {
  uuid: (text) => UUID.test(text),
  date: isDate,
  'date-time': isDateTime,
  email: (text) => EMAIL.test(text),
  uri: (text) => URI.test(text) && !BAD_ESCAPE.test(text) && uriPartsFit(text),
  ipv4: (text) => IPV4.test(text),
  ipv6: (text) => IPV6.test(text),
};

// Brackets belong to an IPv6 host, and a second "#" to nothing.
function uriPartsFit(text: string): boolean {
  return !/[[\]]/.test(text) && text.indexOf('#') === text.lastIndexOf('#');
}

/** Whether a text satisfies a format; formats without a check here always fit. */
export function fitsFormat(text: string, format: string): boolean {
  const check = Object.hasOwn(CHECKS, format) ? CHECKS[format] : undefined;
  return check === undefined || check(text);
}

/** The format a real value shows beyond doubt, or an empty string. */
export function guessFormat(text: string): string {
  const n = text.length;
  if (n < 6 || n > 2048) {
    return '';
  }
  const first = text.charCodeAt(0);
  if (first >= 48 && first <= 57) {
    if (n === 10 && isDate(text)) {
      return 'date';
    }
    if (n >= 20 && n <= 40 && isDateTime(text)) {
      return 'date-time';
    }
    if (n <= 15 && IPV4.test(text)) {
      return 'ipv4';
    }
  }
  if ((n === 36 || n === 45) && UUID.test(text)) {
    return 'uuid';
  }
  if (n <= 320 && text.includes('@') && EMAIL.test(text)) {
    return 'email';
  }
  return text.includes('://') && CHECKS.uri?.(text) ? 'uri' : '';
}

/** A date-time but for the colon in its offset, as ISO 8601 allows and RFC 3339 does not: `…+0000`. */
const BASIC_OFFSET = /^(\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d)(\d\d)$/;

/** `date-time` for a text that somebody typed with an offset in ISO 8601's basic form; else an empty string. */
export function nearlyDateTime(text: string): string {
  return withColon(text) === undefined ? '' : 'date-time';
}

/** Such a text as RFC 3339 writes it; undefined for any other. */
export function withColon(text: string): string | undefined {
  const match = text.length > 22 && text.length < 36 ? BASIC_OFFSET.exec(text) : null;
  const full = match ? `${match[1]}:${match[2]}` : '';
  return isDateTime(full) ? full : undefined;
}
