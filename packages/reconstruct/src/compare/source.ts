import { dirname, join } from 'node:path/posix';
import { isDict } from '../read/guards.ts';

/** A step into plain data: a key of a map or an index of a list. */
export type Key = string | number;

/** Documents that refer to one another, as plain data: one file, or a folder with an index. */
export interface Source {
  /** Name of the root document. */
  readonly root: string;
  /** Data of a file, relative to the root's folder; undefined for one that is not there. */
  data(file: string): unknown;
}

/** A value with where it stands. */
export interface Place {
  readonly file: string;
  readonly path: readonly Key[];
  readonly value: unknown;
}

/** A document that is one file in memory, under a name. */
export function documentSource(document: unknown, name = ''): Source {
  return { root: name, data: (file) => (file === name ? document : undefined) };
}

/** The root document. */
export function rootPlace(source: Source): Place {
  return { file: source.root, path: [], value: source.data(source.root) };
}

/** What stands under a key; undefined when nothing does. */
export function childOf(place: Place | undefined, key: Key): Place | undefined {
  const value = place?.value;
  if (place === undefined || typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) {
    return undefined;
  }
  return { file: place.file, path: [...place.path, key], value: (value as Record<Key, unknown>)[key] };
}

/** Members of a map, or elements of a list. */
export function membersOf(place: Place | undefined): [string, Place][] {
  const value = place?.value;
  if (place === undefined || typeof value !== 'object' || value === null) {
    return [];
  }
  const list = Array.isArray(value);
  return Object.entries(value).map(([key, member]) => [
    key,
    { file: place.file, path: [...place.path, list ? Number(key) : key], value: member },
  ]);
}

/** The reference a place consists of, or holds beside other keys. */
export function referenceOf(place: Place): string | undefined {
  const reference = isDict(place.value) ? place.value.$ref : undefined;
  return typeof reference === 'string' ? reference : undefined;
}

const MAX_REFERENCES = 32;

/** Where references lead in the end: the place itself when it is none, undefined when one leads nowhere. */
export function follow(source: Source, place: Place | undefined): Place | undefined {
  let at = place;
  for (let n = 0; at !== undefined && n < MAX_REFERENCES; n += 1) {
    const reference = referenceOf(at);
    if (reference === undefined) {
      return at;
    }
    at = target(source, at.file, reference);
  }
  return undefined;
}

/** The place one reference leads to (RFC 3986 references with RFC 6901 fragments). */
export function target(source: Source, from: string, reference: string): Place | undefined {
  const [path = '', fragment = ''] = reference.split('#');
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) {
    return undefined;
  }
  const file = path === '' ? from : join(dirname(from), decode(path));
  const data = source.data(file);
  let at: Place | undefined = data === undefined ? undefined : { file, path: [], value: data };
  for (const segment of fragment.split('/').slice(1)) {
    at = childOf(at, decode(segment).replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return at;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A name for a place that no other has. */
export function placeId(place: Place): string {
  return `${place.file}#/${place.path.join('/')}`;
}
