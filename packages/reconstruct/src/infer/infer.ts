import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { Observations } from '../observe/observations.ts';
import { resolveAddresses } from './addresses.ts';
import { Clusters } from './clusters.ts';
import { takeCredentials } from './credentials.ts';
import type { OperationModel } from './model.ts';
import { type PropertyNotes, propertyNotes } from './notes.ts';
import { inferOperations } from './operations.ts';
import { unifyPaths } from './paths.ts';
import { uniteRequestsWithResponses } from './read-only.ts';
import { inferRequired, type RequiredKeys } from './required.ts';
import { withoutStraySlashes } from './trailing-slashes.ts';
import type { Usage } from './usage.ts';

/** What the collection means: operations, and the schemas they share. */
export interface ApiModel {
  readonly operations: readonly OperationModel[];
  readonly clusters: Clusters;
  readonly usages: ReadonlyMap<number, Usage>;
  /** The collection holds placeholders: a generator wrote it. */
  readonly generated: boolean;
  /** Keys of a cluster that only responses have. */
  readonly readOnly: (cluster: number) => readonly string[];
  /** Keys of a cluster that are always there. */
  readonly required: ReadonlyMap<number, RequiredKeys>;
  /** What people wrote about keys of a cluster. */
  readonly notes: PropertyNotes;
}

/** Draws the conclusions from the observations. */
export function infer(observations: Observations, diagnostics: Diagnostics): ApiModel {
  const addressed = { ...observations, items: resolveAddresses(observations, diagnostics) };
  const found = takeCredentials(unifyPaths(addressed, diagnostics), observations.store.generated, diagnostics);
  const items = withoutStraySlashes(found, observations.store.generated, diagnostics);
  const operations = inferOperations({ ...observations, items }, diagnostics);
  const clusters = new Clusters(observations.store);
  for (const operation of operations) {
    for (const content of operation.requests.values()) {
      clusters.add(content.shape);
    }
    for (const response of operation.responses.values()) {
      for (const content of response.contents.values()) {
        clusters.add(content.shape);
      }
    }
    for (const parameter of operation.parameters) {
      clusters.add(parameter.shape);
    }
  }
  clusters.solve();
  const { readOnly, usages } = uniteRequestsWithResponses(operations, clusters);
  const notes = propertyNotes(operations, clusters, usages);
  return {
    operations,
    notes,
    clusters,
    usages,
    readOnly,
    generated: observations.store.generated,
    required: inferRequired(operations, usages, clusters, observations.store.generated, notes),
  };
}
