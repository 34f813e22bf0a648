import type { ContentModel, OperationModel } from '../infer/model.ts';
import { memoize } from '../memo.ts';
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
    if (sighting.source === 'test') {
      continue;
    }
    const bodies = seen.get(sighting.name) ?? new Set();
    if (bodies.has(sighting.body)) {
      continue;
    }
    seen.set(sighting.name, bodies.add(sighting.body));
    const value = sighting.parsed ? jsonValue(sighting.body) : sighting.body;
    const key = names.take(keyOf(sighting.name) || `status_${sighting.status}`);
    const example = { value: values.fill(value, model.shape) };
    out[key] =
      sighting.name.trim() === '' || sighting.name.length > 80
        ? example
        : { summary: sighting.name.trim(), ...example };
  }
  return out;
}

/** The request's own body as an example; a saved request's only where the request has none. */
export function requestExamples(
  model: ContentModel<BodySighting>,
  operation: OperationModel,
  values: ExampleValues,
): Examples {
  const names = new UniqueNames();
  const own = model.sightings.filter((sighting) => sighting.source === 'request');
  const out: Examples = {};
  const seen = new Set<string>();
  for (const sighting of own.length > 0 ? own : model.sightings.slice(0, 1)) {
    const value = sighting.value;
    const content = sighting.text ?? JSON.stringify(value) ?? '';
    if (value === undefined || seen.has(content)) {
      continue;
    }
    seen.add(content);
    const item = operation.items.find((candidate) => sighting.where.startsWith(candidate.path));
    const key = names.take(snakeKey(item?.name ?? '') || 'request');
    out[key] = { value: values.fill(value, model.shape) };
  }
  return out;
}
