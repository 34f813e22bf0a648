import type { SavedResponse } from '../read/model.ts';
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
  const status = saved.status === undefined ? 'default' : String(saved.status);
  const sighting = (mediaType: string | undefined, shape: Shape, parsed = false): ResponseSighting =>
    new SavedSighting(saved, status, mediaType, parsed, shape);
  const given = bareMediaType(saved.mediaType);
  const isSuccess = saved.status !== undefined && saved.status < 300;
  const empty = saved.body.trim() === '';
  // What a file looks like as text is no example of it, and often was not saved at all.
  if (given !== undefined && isBinaryMedia(given) && (!empty || (isSuccess && saved.status !== 204))) {
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
  const isError = saved.status === undefined || saved.status >= 400;
  const read = isJson
    ? reader.read(saved.body, saved.mediaType, 'response', saved.path, isError ? '' : owner)
    : { shape: store.ofString(saved.body, 'response'), json: false };
  return sighting(responseMediaType(saved.mediaType, saved.body, read.json), read.shape, read.json);
}
