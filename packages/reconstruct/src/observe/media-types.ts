import { memoize } from '../memo.ts';
import { headerValue } from '../read/fields.ts';
import type { Body, Field } from '../read/model.ts';

/** Media type without parameters, lower case; undefined when the text is none. */
export function bareMediaType(value: string | undefined): string | undefined {
  return value === undefined ? undefined : withoutParameters(value) || undefined;
}

const withoutParameters = memoize((value: string): string => {
  const bare = value.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[a-z0-9!#$&^_.+*-]+\/[a-z0-9!#$&^_.+*-]+$/.test(bare) ? bare : '';
});

export function isJsonMedia(mediaType: string): boolean {
  return mediaType === 'application/json' || mediaType === 'text/json' || mediaType.endsWith('+json');
}

/** Whether a body of this type is the fields of a form. */
export function isFormMedia(mediaType: string): boolean {
  return mediaType === 'application/x-www-form-urlencoded' || mediaType === 'multipart/form-data';
}

/** Lines of JSON. */
export const NDJSON = 'application/x-ndjson';

/** Whether a body of this type is a file rather than text. */
export function isBinaryMedia(mediaType: string): boolean {
  return (
    (/^(?:image|audio|video|font)\//.test(mediaType) && !mediaType.endsWith('+xml')) ||
    /^application\/(?:octet-stream|pdf|zip|gzip|x-(?:gzip|tar|7z-compressed|rar-compressed|bzip2?|protobuf|msgpack)|protobuf|wasm|msword|vnd\.(?:ms-|openxmlformats|oasis|android)[\w.+-]*|java-archive|epub\+zip|x-shockwave-flash)$/.test(
      mediaType,
    )
  );
}

/** Whether a text is several lines, each a JSON object of its own. */
export function isLines(text: string): boolean {
  if (!/^\s*\{[^\n]*\}\s*\n\s*\{/.test(text)) {
    return false;
  }
  const lines = text.trim().split('\n');
  return lines.length > 1 && lines.slice(0, 20).every((line) => isObject(line));
}

/** Server-sent events (WHATWG HTML, section 9.2.5): fields, each on a line, with data among them. */
function isEventStream(body: string): boolean {
  return /^(?:(?:event|id|retry): ?.*\n)*data: ?/.test(body) && /\n\r?\n/.test(body);
}

function isObject(line: string): boolean {
  try {
    return line.trim() === '' || typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

const LANGUAGES: Readonly<Record<string, string>> = {
  json: 'application/json',
  xml: 'application/xml',
  html: 'text/html',
  javascript: 'application/javascript',
  text: 'text/plain',
};

/** Media type of a request body: its header, else what its mode, language or content says. */
export function requestMediaType(body: Body, headers: readonly Field[], isJson: boolean): string {
  const given = bareMediaType(headerValue(headers, 'content-type'));
  switch (body.mode) {
    case 'form':
      return body.mediaType;
    case 'graphql':
      return 'application/json';
    case 'file':
      return given ?? 'application/octet-stream';
    default:
      return given ?? rawMediaType(body.text, body.language, isJson);
  }
}

function rawMediaType(text: string, language: string | undefined, isJson: boolean): string {
  const named = language === undefined ? undefined : LANGUAGES[language];
  if (named !== undefined && named !== 'text/plain') {
    return named;
  }
  if (isJson && /^\s*[{[]/.test(text)) {
    return 'application/json';
  }
  return /^\s*</.test(text) ? 'application/xml' : (named ?? 'text/plain');
}

/** Media type of a saved response with a body. */
export function responseMediaType(header: string | undefined, body: string, isJson: boolean): string {
  return (
    bareMediaType(header) ??
    (isJson && /^\s*[{[]/.test(body)
      ? 'application/json'
      : /^\s*<(!doctype html|html)/i.test(body)
        ? 'text/html'
        : isEventStream(body)
          ? 'text/event-stream'
          : /^\s*<\?xml/.test(body)
            ? 'application/xml'
            : 'text/plain')
  );
}
