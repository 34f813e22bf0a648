import type { Shape } from '../observe/shape.ts';
import type { Clusters } from './clusters.ts';
import { compatible } from './compatible.ts';
import type { OperationModel } from './model.ts';
import { findUsages, innermost, type Usage } from './usage.ts';

/** Keys a server sets by itself: identity, type, links, and who did what when. Without their underscores, lower case. */
const SERVER_MADE: ReadonlySet<string> = new Set([
  ...['id', 'gid', 'uuid', 'guid', 'key', 'etag', 'version', 'rowversion', 'revision', 'state', 'deleted'],
  ...['object', 'kind', 'type', 'resourcetype', 'resourcesubtype'],
  ...['self', 'href', 'link', 'links', 'url', 'uri', 'permalinkurl'],
  ...['datecreated', 'dateupdated', 'datemodified', 'createtime', 'updatetime'],
  ...['created', 'updated', 'modified', 'deleted', 'completed'].flatMap(withMoment),
  ...['lastmodified', 'lastupdated', 'lastedited', 'lasteditedby'].flatMap(withMoment),
]);

function withMoment(deed: string): string[] {
  return ['', 'at', 'on', 'by', 'date', 'time', 'timestamp', 'datetime', 'utc'].map((moment) => deed + moment);
}

function isServerMade(key: string): boolean {
  return SERVER_MADE.has(key.replaceAll('_', '').toLowerCase());
}

/**
 * Finds request objects that are a response object without the keys a server sets by itself, and makes both one
 * schema. Gives, by cluster, the keys that only responses have: `readOnly` in OpenAPI; and the usages as they are then.
 *
 * Candidates are objects under the same property name; below a wrapper such as "data" only those of one resource. A
 * whole request body is never joined with a whole response: authors keep a schema of its own for what is sent.
 */
export function uniteRequestsWithResponses(
  operations: readonly OperationModel[],
  clusters: Clusters,
): {
  readonly readOnly: (cluster: number) => readonly string[];
  readonly usages: ReadonlyMap<number, Usage>;
} {
  const found: { shape: Shape; keys: readonly string[] }[] = [];
  const join = (request: Shape, response: Shape): boolean => {
    const one = clusters.bestOf(request);
    const two = clusters.bestOf(response);
    const extra = one === two ? undefined : serverKeys(one, two);
    if (!extra) {
      return false;
    }
    clusters.unite(request, response);
    found.push({ shape: response, keys: extra });
    return true;
  };
  const usages = findUsages(operations, clusters);
  const answered = byKey(usages);
  const resources = resourcesOf(usages);
  for (const usage of usages.values()) {
    const candidates = usage.answered ? [] : answersTo(usage, resources, answered);
    for (const candidate of candidates) {
      if (join(usage.shape, candidate.shape)) {
        break;
      }
    }
  }
  const keys = new Map<number, readonly string[]>();
  for (const { shape, keys: own } of found) {
    const { id } = clusters.of(shape);
    keys.set(id, [...(keys.get(id) ?? []), ...own]);
  }
  return {
    readOnly: (cluster) => keys.get(cluster) ?? [],
    usages: found.length > 0 ? findUsages(operations, clusters) : usages,
  };
}

type ByKey = ReadonlyMap<string, readonly { readonly usage: Usage; readonly owner: number }[]>;

/** Answered objects by the property they are under. */
function byKey(usages: ReadonlyMap<number, Usage>): ByKey {
  const out = new Map<string, { usage: Usage; owner: number }[]>();
  for (const usage of usages.values()) {
    for (const use of usage.answered ? usage.properties : []) {
      const list = out.get(use.key) ?? [];
      list.push({ usage, owner: use.owner });
      out.set(use.key, list);
    }
  }
  return out;
}

/** Paths of the resources a cluster is the body of. */
type Resources = (cluster: number) => ReadonlySet<string>;

function resourcesOf(usages: ReadonlyMap<number, Usage>): Resources {
  const known = new Map<number, ReadonlySet<string>>();
  return (cluster) => {
    let paths = known.get(cluster);
    if (!paths) {
      const roots = usages.get(cluster)?.roots ?? [];
      paths = new Set(roots.map((root) => resourcePath(root.operation.path)));
      known.set(cluster, paths);
    }
    return paths;
  };
}

function intersect(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const one of a) {
    if (b.has(one)) {
      return true;
    }
  }
  return false;
}

function answersTo(usage: Usage, resources: Resources, answered: ByKey): Usage[] {
  return usage.properties.flatMap((use) => {
    const candidates = answered.get(use.key) ?? [];
    if (!WRAPPERS.has(use.key)) {
      return candidates.map((candidate) => candidate.usage);
    }
    const own = resources(use.owner);
    return candidates
      .filter((candidate) => intersect(resources(candidate.owner), own))
      .map((candidate) => candidate.usage);
  });
}

const WRAPPERS = new Set([
  'data',
  'result',
  'results',
  'item',
  'items',
  'attributes',
  'value',
  'payload',
  'body',
  'object',
]);

function resourcePath(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}').replace(/(?:\/\{\})?\/*$/, '');
}

/** Keys of the response that the request lacks, if that is all that tells them apart and a server sets them all. */
function serverKeys(request: Shape, response: Shape): string[] | undefined {
  const extra: string[] = [];
  let shared = 0;
  for (const [key, member] of response.props ?? []) {
    const own = request.props?.get(key);
    if (!own) {
      if (!isServerMade(key)) {
        return undefined;
      }
      extra.push(key);
    } else if (fits(own, member)) {
      shared += 1;
    } else {
      return undefined;
    }
  }
  return extra.length > 0 && shared === request.props?.size ? extra : undefined;
}

// What a member holds may lack keys in the request too.
function fits(request: Shape, response: Shape): boolean {
  const one = innermost(request);
  const two = innermost(response);
  if (one.shape.props && two.shape.props && one.array === two.array) {
    return compatible(one.shape, two.shape) || serverKeys(one.shape, two.shape) !== undefined;
  }
  return compatible(request, response);
}
