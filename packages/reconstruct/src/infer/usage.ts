import type { Shape } from '../observe/shape.ts';
import type { Clusters } from './clusters.ts';
import type { OperationModel } from './model.ts';

/** A body whose root (or whose root list's element) is a cluster. */
export interface RootUse {
  readonly operation: OperationModel;
  /** Status code, or `request`. */
  readonly side: string;
  readonly array: boolean;
  /** Name of the saved response. */
  readonly responseName: string;
}

/** A property that holds a cluster. */
export interface PropertyUse {
  readonly owner: number;
  readonly key: string;
  readonly array: boolean;
}

/** Where one cluster is used. */
export interface Usage {
  readonly id: number;
  readonly shape: Shape;
  readonly roots: RootUse[];
  readonly properties: PropertyUse[];
  /** It is part of a response, not of requests alone. */
  answered: boolean;
  /** Methods of the requests it is part of. */
  readonly asked: Set<string>;
  /** Names that circular markers give it. */
  readonly markerNames: Map<string, number>;
}

/** Finds every cluster that a document will show, in reading order, with the places it is used at. */
export function findUsages(operations: readonly OperationModel[], clusters: Clusters): Map<number, Usage> {
  const usages = new Map<number, Usage>();
  const pending: Usage[] = [];
  const use = (shape: Shape): Usage => {
    const cluster = clusters.of(shape);
    let usage = usages.get(cluster.id);
    if (!usage) {
      usage = {
        id: cluster.id,
        shape: cluster.shape,
        roots: [],
        properties: [],
        markerNames: new Map(),
        answered: false,
        asked: new Set(),
      };
      usages.set(cluster.id, usage);
      pending.push(usage);
    }
    if (shape.circular !== '') {
      usage.markerNames.set(shape.circular, (usage.markerNames.get(shape.circular) ?? 0) + 1);
    }
    return usage;
  };
  const drain = (): void => {
    for (let next = pending.shift(); next; next = pending.shift()) {
      const { layout, members } = next.shape;
      for (let i = 0; i < members.length; i += 1) {
        const member = members[i] as Shape;
        if (isLeaf(member)) {
          continue;
        }
        const key = layout?.keys[i] as string;
        const { shape, array } = innermost(member);
        if (shape.layout) {
          use(shape).properties.push({ owner: next.id, key, array });
        }
        // An object can also hold a map whose values are a schema.
        if (shape.layout && shape.values) {
          const inner = innermost(shape.values);
          if (inner.shape.layout) {
            use(inner.shape).properties.push({ owner: next.id, key, array: true });
          }
        }
      }
    }
  };
  const root = (whole: Shape, operation: OperationModel, side: string, responseName: string): void => {
    const { shape, array } = innermost(whole);
    if (shape.layout) {
      use(shape).roots.push({ operation, side, array, responseName });
    }
  };
  for (const operation of operations) {
    for (const content of operation.requests.values()) {
      root(content.shape, operation, 'request', '');
    }
    for (const response of operation.responses.values()) {
      for (const content of response.contents.values()) {
        root(content.shape, operation, response.status, content.sightings[0]?.name ?? '');
      }
    }
    drain();
  }
  markAnswered(usages, clusters);
  markAsked(usages, clusters);
  return usages;
}

/** Everything below a response is answered too. */
function markAnswered(usages: ReadonlyMap<number, Usage>, clusters: Clusters): void {
  const stack = [...usages.values()].filter((usage) => usage.roots.some((root) => root.side !== 'request'));
  for (let usage = stack.pop(); usage; usage = stack.pop()) {
    if (usage.answered) {
      continue;
    }
    usage.answered = true;
    for (const below of partsOf(usage, usages, clusters)) {
      if (!below.answered) {
        stack.push(below);
      }
    }
  }
}

/** Everything below a request's body is asked for. */
function markAsked(usages: ReadonlyMap<number, Usage>, clusters: Clusters): void {
  const stack: { readonly usage: Usage; readonly method: string }[] = [];
  for (const usage of usages.values()) {
    for (const root of usage.roots) {
      if (root.side === 'request') {
        stack.push({ usage, method: root.operation.method });
      }
    }
  }
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { usage, method } = next;
    if (usage.asked.has(method)) {
      continue;
    }
    usage.asked.add(method);
    for (const below of partsOf(usage, usages, clusters)) {
      stack.push({ usage: below, method });
    }
  }
}

/** Usages of the objects that a schema holds. */
function partsOf(usage: Usage, usages: ReadonlyMap<number, Usage>, clusters: Clusters): Usage[] {
  const parts: Usage[] = [];
  const { members } = usage.shape;
  for (let i = 0; i < members.length; i += 1) {
    const member = members[i] as Shape;
    const { shape } = isLeaf(member) ? { shape: member } : innermost(member);
    const part = shape.layout ? usages.get(clusters.of(shape).id) : undefined;
    if (part) {
      parts.push(part);
    }
  }
  return parts;
}

/** Nothing is below it. */
function isLeaf({ layout, items, values }: Shape): boolean {
  return !layout && !items && !values;
}

/** The shape below any number of lists and maps. */
export function innermost(whole: Shape): { shape: Shape; array: boolean } {
  let shape = whole;
  let array = false;
  while (!shape.layout && (shape.items || shape.values)) {
    shape = (shape.items ?? shape.values) as Shape;
    array = true;
  }
  return { shape, array };
}
