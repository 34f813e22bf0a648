import { readFields } from './fields.ts';
import { asText, isDict } from './guards.ts';
import type { Field, Url } from './model.ts';

const NOWHERE: Url = { base: '', segments: [], query: [], variables: [] };

/**
 * Reads a url in any spelling Postman writes: a string, an object with `host`/`path` lists or strings, an object
 * with `raw` alone. Nothing is resolved: variables stay as written.
 */
export function readUrl(value: unknown): Url {
  const url = withoutInvisible(readParts(value));
  const joined = JOINED.exec(url.base);
  return joined ? { ...url, base: joined[1] as string, segments: [joined[2] as string, ...url.segments] } : url;
}

/** Marks that come along when an address is copied from a page; nobody sees them, and no path has them. */
const INVISIBLE = /[\u200b\u2060\ufeff]|%E2%80%8B/gi;

function withoutInvisible(url: Url): Url {
  // Nearly every address has none.
  if ([url.base, ...url.segments].every((text) => text.search(INVISIBLE) < 0)) {
    return url;
  }
  const visible = (text: string): string => text.replace(INVISIBLE, '');
  return { ...url, base: visible(url.base), segments: url.segments.map(visible) };
}

/** A word right behind a variable whose value ends in a slash: `{{baseUrl}}users/1`. */
const JOINED = /^((?:https?:\/\/)?\{\{[^{}]+\}\})([a-z][\w-]*)$/i;

function readParts(value: unknown): Url {
  if (typeof value === 'string') {
    return parseRaw(value, []);
  }
  if (!isDict(value)) {
    return NOWHERE;
  }
  const variables = readFields(value.variable);
  const raw = asText(value.raw);
  const segments = readSegments(value.path);
  // Some tools write empty lists beside the address itself.
  if (isEmpty(value.host) && (segments === undefined || segments.length === 0)) {
    return raw === undefined
      ? { ...NOWHERE, query: readFields(value.query), variables }
      : withQuery(raw, value.query, variables);
  }
  const host = Array.isArray(value.host)
    ? value.host.map((part) => asText(part) ?? '').join('.')
    : (asText(value.host) ?? '');
  const protocol = asText(value.protocol);
  const port = asText(value.port);
  const base = (protocol && host ? `${protocol.replace(/:\/*$/, '')}://` : '') + host + (port ? `:${port}` : '');
  const query = value.query === undefined || value.query === null ? queryOf(raw) : readFields(value.query);
  const own = segments ?? [];
  // An address inside the path: what stands before it is a slip.
  if (/^https?:$/i.test(own[0] ?? '') && own.length > 2) {
    return { base: `${own[0]}//${own[2]}`, segments: own.slice(3), query, variables };
  }
  return { base: base || baseOf(raw), segments: own.length > 0 ? own : segmentsOf(raw), query, variables };
}

function isEmpty(host: unknown): boolean {
  return host === undefined || host === null || host === '' || (Array.isArray(host) && host.length === 0);
}

function segmentsOf(raw: string | undefined): readonly string[] {
  return raw === undefined ? [] : parseRaw(raw, []).segments;
}

function withQuery(raw: string, query: unknown, variables: readonly Field[]): Url {
  const parsed = parseRaw(raw, variables);
  return Array.isArray(query) && query.length > 0 ? { ...parsed, query: readFields(query) } : parsed;
}

function readSegments(path: unknown): string[] | undefined {
  if (Array.isArray(path)) {
    return path.map((part) => asText(part) ?? (isDict(part) ? asText(part.value) : undefined) ?? '');
  }
  if (typeof path === 'string') {
    return splitPath(path);
  }
  return undefined;
}

/** An empty path has no segments; a lone slash has an empty one. */
function splitPath(path: string): string[] {
  const trimmed = path.replace(/^\/+/, '');
  return path === '' ? [] : trimmed.split('/');
}

const ORIGIN = /^(?:([a-z][a-z0-9+.-]*|\{\{[^{}]*\}\}):\/\/)?([^/?#]*)/i;

function parseRaw(raw: string, variables: readonly Field[]): Url {
  const text = raw.trim();
  const match = ORIGIN.exec(text);
  // `/users` and `:id/x` have no host; anything before the first slash is one otherwise.
  const base = match && !text.startsWith('/') ? match[0] : '';
  const rest = text.slice(base.length).replace(/#.*$/s, '');
  const at = rest.indexOf('?');
  return {
    base,
    segments: splitPath(at < 0 ? rest : rest.slice(0, at)),
    query: at < 0 ? [] : parseQuery(rest.slice(at + 1)),
    variables,
  };
}

function baseOf(raw: string | undefined): string {
  return raw === undefined ? '' : parseRaw(raw, []).base;
}

function queryOf(raw: string | undefined): Field[] {
  const at = raw === undefined ? -1 : raw.indexOf('?');
  return raw === undefined || at < 0 ? [] : parseQuery(raw.slice(at + 1).replace(/#.*$/s, ''));
}

function parseQuery(text: string): Field[] {
  return text.split('&').flatMap((pair) => {
    if (pair === '') {
      return [];
    }
    const at = pair.indexOf('=');
    const key = decode(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? undefined : decode(pair.slice(at + 1));
    return key === '' ? [] : [{ key, value, description: '', disabled: false, type: undefined }];
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
