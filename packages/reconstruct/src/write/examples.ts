import type { ContentModel, OperationModel } from '../infer/model.ts';
import { memoize } from '../memo.ts';
import { isBinaryMedia } from '../observe/media-types.ts';
import type { BodySighting, ResponseSighting } from '../observe/observations.ts';
import { jsonValue } from '../read/lenient-json.ts';
import { responseWords, snakeKey, UniqueNames } from '../words.ts';
import type { ExampleValues } from './example-values.ts';

type Examples = Record<string, { summary?: string; value: unknown }>;

const keyOf = memoize((name) => snakeKey(responseWords(name).join(' ')));

/** Saved responses as named examples, in the collection's order. */
export function responseExamples(model: ContentModel<ResponseSighting>, values: ExampleValues): Examples {
  const names = new UniqueNames();
  const seen = new Map<string, Set<string>>();
  const out: Examples = {};
  for (const sighting of model.sightings) {
    // A file makes no example, nor does what a test expects.
    if (sighting.source === 'test' || isBinaryMedia(model.mediaType)) {
      continue;
    }
    const bodies = seen.get(sighting.name) ?? new Set();
    if (bodies.has(sighting.body)) {
      continue;
    }
    seen.set(sighting.name, bodies.add(sighting.body));
    const value = sighting.parsed ? jsonValue(sighting.body) : sighting.body;
    const key = names.take(exampleKey(sighting));
    const example = { value: values.fill(value, model.shape) };
    out[key] =
      sighting.name.trim() === '' || sighting.name.length > 80
        ? example
        : { summary: sighting.name.trim(), ...example };
  }
  return out;
}

/**
 * Request bodies as named examples. A request saved with a response has the key of that response's example, so that
 * tools pair them; what the request itself holds has the item's name, unless a saved one holds the same.
 *
 * @param generated a generator's saved requests all hold the same: only the request's own body is worth showing
 */
export function requestExamples(
  model: ContentModel<BodySighting>,
  operation: OperationModel,
  values: ExampleValues,
  generated: boolean,
): Examples {
  const names = new UniqueNames();
  const out: Examples = {};
  const seen = new Set<string>();
  const add = (sighting: BodySighting, key: string, pair: boolean): void => {
    const value = sighting.value;
    const content = sighting.text ?? JSON.stringify(value) ?? '';
    if (value === undefined || (seen.has(content) && !(pair && !names.has(key)))) {
      return;
    }
    seen.add(content);
    out[names.take(key)] = { value: values.fill(value, model.shape) };
  };
  const own = model.sightings.filter((sighting) => sighting.source === 'request');
  const saved = generated ? [] : model.sightings.filter((sighting) => sighting.source === 'saved');
  const keys = new Map(
    operation.items.flatMap((item) =>
      item.responses.map((response) => [response.where, exampleKey(response)] as const),
    ),
  );
  for (const sighting of saved) {
    add(sighting, keys.get(sighting.where) ?? 'request', true);
  }
  for (const sighting of own.length > 0 || saved.length > 0 ? own : model.sightings.slice(0, 1)) {
    const item = operation.items.find((candidate) => sighting.where.startsWith(candidate.path));
    add(sighting, snakeKey(item?.name ?? '') || 'request', false);
  }
  return out;
}

function exampleKey(response: ResponseSighting): string {
  return keyOf(response.name) || `status_${response.status}`;
}
