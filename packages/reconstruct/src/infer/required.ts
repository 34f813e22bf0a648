import { MANY } from '../observe/shape.ts';
import type { Clusters } from './clusters.ts';
import type { OperationModel } from './model.ts';
import type { Usage } from './usage.ts';

/**
 * Which keys of a schema are always there. Two kinds of evidence count: a form's "(Required)" notes, and objects
 * written by a person, at least `MANY` of them, that all have the key. A generated body proves nothing, because the
 * generator writes every optional key too.
 */
export function inferRequired(
  operations: readonly OperationModel[],
  usages: ReadonlyMap<number, Usage>,
  clusters: Clusters,
): Map<number, readonly string[]> {
  const required = new Map<number, readonly string[]>();
  for (const usage of usages.values()) {
    const { shape } = usage;
    if (shape.real >= MANY) {
      const keys = [...(shape.props?.keys() ?? [])].filter((key) => !shape.optional?.has(key));
      required.set(usage.id, keys);
    }
  }
  for (const operation of operations) {
    for (const content of operation.requests.values()) {
      const notes = content.sightings.flatMap((sighting) => (sighting.required ? [sighting.required] : []));
      if (notes.length > 0 && content.shape.props) {
        required.set(clusters.of(content.shape).id, [...new Set(notes.flat())]);
      }
    }
  }
  return required;
}
