import type { SavedResponse } from '../read/model.ts';
import { statusCode } from '../status-names.ts';
import type { BodyReader } from './body-reader.ts';
import { Kind } from './kinds.ts';
import { bareMediaType, isBinaryMedia, isJsonMedia, isLines, NDJSON, responseMediaType } from './media-types.ts';
import type { ResponseSighting } from './observations.ts';
import { SavedSighting } from './saved-sighting.ts';
import type { Shape } from './shape.ts';
import type { ShapeStore } from './shape-store.ts';

/** What a saved response shows: JSON, lines of JSON, text of any kind, or a file. */
export function sightResponse(
  saved: SavedResponse,
  owner: string,
  store: ShapeStore,
  reader: BodyReader,
): ResponseSighting {
  const status = statusOf(saved);
  const sighting = (mediaType: string | undefined, shape: Shape, parsed = false): ResponseSighting =>
    new SavedSighting(saved, status, mediaType, parsed, shape);
  const given = bareMediaType(saved.mediaType);
  const isSuccess = /^[12]/.test(status);
  const empty = saved.body.trim() === '';
  // What a file looks like as text is no example of it, and often was not saved at all.
  if (given !== undefined && isBinaryMedia(given) && (!empty || (isSuccess && status !== '204'))) {
    return sighting(given, store.claim(Kind.String, 'binary'));
  }
  if (empty) {
    return sighting(undefined, store.blank);
  }
  if (isLines(saved.body) && !(given !== undefined && isJsonMedia(given))) {
    return sighting(given ?? NDJSON, store.ofString(saved.body, 'response'));
  }
  const isJson =
    (given !== undefined && isJsonMedia(given)) || (given !== 'text/event-stream' && /^\s*[[{]/.test(saved.body));
  const isError = status === 'default' || status >= '400';
  const read = isJson
    ? reader.read(saved.body, saved.mediaType, 'response', saved.path, isError ? '' : owner)
    : { shape: store.ofString(saved.body, 'response'), json: false };
  return sighting(responseMediaType(saved.mediaType, saved.body, read.json), read.shape, read.json);
}

const REFUSED =
  /error|invalid|fail|not |bad |unauthori|forbidden|denied|missing|wrong|unknown|conflict|expired|too (?:many|large)|exception|reject|refus/i;

/**
 * A saved response need not have a code: then its reason phrase or its name says which it is, "404 Not Found", "Created".
 * People save what they want to show, so anything that does not sound like a refusal is a success.
 */
export function statusOf({ status, reason, name }: Pick<SavedResponse, 'status' | 'reason' | 'name'>): string {
  if (status !== undefined) {
    return String(status);
  }
  const said = statusCode(reason) ?? statusCode(name) ?? /\b[1-5]\d\d\b/.exec(name)?.[0];
  return said ?? (name.trim() === '' || REFUSED.test(name) ? 'default' : '200');
}
