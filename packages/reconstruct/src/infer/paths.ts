import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { ItemObservation, Observations, ParameterSighting, SavedRequest } from '../observe/observations.ts';
import { plainField, sighting } from '../observe/parameters.ts';
import { pathKey } from '../observe/template.ts';
import { camel, singularWords, words } from '../words.ts';
import { KnownValues } from './path-evidence.ts';
import { PathNode, type Segment, segmentsOf } from './path-tree.ts';
import { isAnteroom, PathValues } from './path-values.ts';

/**
 * Finds the values among the segments of all paths (`/patients/9000000009`) and puts parameters in their place, by
 * evidence across all requests: see `PathValues`. What the paths had there becomes the parameter's values. Requests
 * saved with a response count as sent to their own operation when their path turns out to be the same.
 */
export function unifyPaths(observations: Observations, diagnostics: Diagnostics): ItemObservation[] {
  const { items, store } = observations;
  const glued = !store.generated;
  const root = new PathNode();
  items.forEach((item, index) => {
    const own = segmentsOf(item.template, glued);
    enter(root, own, item.method, index, true);
    for (const saved of item.elsewhere) {
      if (saved.method === item.method) {
        const other = segmentsOf(saved.template, glued);
        exchange(root, own, other);
        enter(root, other, saved.method, index, false);
      }
    }
  });
  const known = store.generated ? undefined : new KnownValues(items, observations.collection.variables);
  const values = new PathValues(items, known);
  values.decide(root);
  values.transfer(root);
  const names = new ParameterNames(values.fields, store.generated);
  const rewritten = items.map((item) => rewrite(item, root, names, glued, diagnostics));
  report(values, diagnostics);
  return rewritten;
}

function enter(root: PathNode, segments: readonly Segment[], method: string, index: number, own: boolean): void {
  let node = root;
  for (const segment of segments) {
    node = node.step(segment);
    if (node.visits.at(-1) !== index) {
      node.visits.push(index);
    }
  }
  node.methods.add(method);
  if (own) {
    node.ends.push(index);
  }
}

/** Two urls of one request that differ in one segment: both words are values. */
function exchange(root: PathNode, a: readonly Segment[], b: readonly Segment[]): void {
  if (a.length !== b.length) {
    return;
  }
  const differing = a.flatMap((segment, i) =>
    segment.parameter === undefined && b[i]?.parameter === undefined && segment.text !== b[i]?.text ? [i] : [],
  );
  const at = differing[0];
  if (differing.length !== 1 || at === undefined) {
    return;
  }
  let node = root;
  for (const segment of a.slice(0, at)) {
    node = node.step(segment);
  }
  // What an API begins with is no value; and a renamed resource is none.
  if (isAnteroom(a.slice(0, at).map((segment) => segment.text))) {
    return;
  }
  node.exchanged.add(a[at]?.text ?? '');
  node.exchanged.add(b[at]?.text ?? '');
}

interface Route {
  readonly template: string;
  /** Values that the path itself had in place of parameters. */
  readonly values: readonly { readonly name: string; readonly value: string }[];
}

function route(template: string, root: PathNode, names: ParameterNames, glued: boolean): Route {
  const values: { name: string; value: string }[] = [];
  const parts: string[] = [];
  const used = new Set<string>();
  const owners: string[] = [];
  let node: PathNode | undefined = root;
  for (const segment of segmentsOf(template, glued)) {
    const word: PathNode | undefined = node?.words.get(segment.text);
    if (!node || (segment.parameter === undefined && word)) {
      parts.push(segment.text);
      owners.push(segment.text);
      node = word;
      continue;
    }
    const isValue = segment.parameter === undefined && node.values.has(segment.text);
    if (!isValue && segment.parameter === undefined) {
      parts.push(segment.text);
      node = undefined;
      continue;
    }
    const name = names.of(node, owners, used, segment.parameter);
    used.add(name);
    parts.push(`{${name}}`);
    if (isValue && segment.text !== '') {
      values.push({ name, value: decoded(segment.text) });
    }
    node = node.parameter;
  }
  const slash = template.length > 1 && template.endsWith('/') ? '/' : '';
  return { template: `/${parts.filter((part) => part !== '').join('/')}${parts.length > 0 ? slash : ''}`, values };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function rewrite(
  item: ItemObservation,
  root: PathNode,
  names: ParameterNames,
  glued: boolean,
  diagnostics: Diagnostics,
): ItemObservation {
  const own = route(item.template, root, names, glued);
  const parameters = item.parameters.map((one) => renamed(one, item.template, own.template));
  const bodies = [...item.bodies];
  parameters.push(...own.values.map((entry) => valueSighting(entry, 'request', item.path, item.negative)));
  const key = pathKey(own.template);
  for (const saved of item.elsewhere) {
    const other = route(saved.template, root, names, glued);
    if (pathKey(other.template) === key || fits(other.template, own.template)) {
      const same = pathKey(other.template) === key;
      parameters.push(...saved.parameters.map((one) => renamed(one, saved.template, other.template)));
      bodies.push(...saved.bodies);
      if (same && glued) {
        parameters.push(...other.values.map((entry) => valueSighting(entry, 'saved', saved.where, saved.rejected)));
      }
    } else {
      diagnostics.add('info', 'saved-elsewhere', saved.where, elsewhere(item, saved, own.template));
    }
  }
  return { ...item, template: own.template, key: `${item.method} ${key}`, parameters, bodies };
}

function elsewhere(item: ItemObservation, saved: SavedRequest, template: string): string {
  return `The response was saved from ${saved.method} ${saved.template}, not from ${item.method} ${template}; its parameters are not used.`;
}

/** Whether a path with real values in it is an instance of a template. */
function fits(path: string, template: string): boolean {
  const a = pathKey(path).split('/');
  const b = pathKey(template).split('/');
  return a.length === b.length && b.every((segment, i) => segment.includes('{}') || segment === a[i]);
}

/** A path sighting under the name its parameter has in the new template; matched by position. */
function renamed(one: ParameterSighting, before: string, after: string): ParameterSighting {
  if (one.in !== 'path' || before === after) {
    return one;
  }
  const old = before.split('/').findIndex((segment) => segment.includes(`{${one.name}}`));
  const fresh = /\{([^{}]+)\}/.exec(after.split('/')[old] ?? '')?.[1];
  return fresh === undefined || fresh === one.name ? one : { ...one, name: fresh };
}

function valueSighting(
  entry: { readonly name: string; readonly value: string },
  source: 'request' | 'saved',
  where: string,
  rejected: boolean,
): ParameterSighting {
  return sighting('path', entry.name, plainField(entry.name, entry.value), { source, where, rejected });
}

/** Gives parameters that no url names a name: by the evidence, else `id`, or the thing's name with it. */
class ParameterNames {
  readonly #fields: ReadonlyMap<PathNode, string>;
  readonly #generated: boolean;
  readonly #byNode = new Map<PathNode, readonly string[]>();

  constructor(fields: ReadonlyMap<PathNode, string>, generated: boolean) {
    this.#fields = fields;
    this.#generated = generated;
  }

  /** Names that urls, gaps and evidence give. */
  #known(node: PathNode): readonly string[] {
    let names = this.#byNode.get(node);
    if (!names) {
      names = [...node.names, ...[...node.values].flatMap(fromPlaceholder), this.#fields.get(node) ?? []].flat();
      this.#byNode.set(node, names);
    }
    return names;
  }

  of(node: PathNode, owners: readonly string[], used: ReadonlySet<string>, given: string | undefined): string {
    const thing = camel(singularWords(words(owners.at(-1) ?? '')));
    const candidates = [
      // A description has its reasons to call one place differently; whoever types does it by chance.
      this.#generated ? given : undefined,
      ...this.#known(node),
      'id',
      thing === '' ? undefined : `${thing}Id`,
    ];
    const free = candidates.find((name) => name !== undefined && !used.has(name));
    if (free !== undefined) {
      return free;
    }
    let n = 2;
    while (used.has(`id${n}`)) {
      n += 1;
    }
    return `id${n}`;
  }
}

/** The name in `<quoteId>`, `[id]`, `${id}`; none in `YOUR_ID`. */
function fromPlaceholder(value: string): string[] {
  const inner = /^(?:<|\[|\$\{|%|\{)?([A-Za-z][\w -]*)(?:>|\]|\}|%)?$/.exec(value)?.[1];
  return inner === undefined || !/^[<[${%]|[}\]>]$/.test(value) ? [] : [inner.trim().replace(/\s+/g, '_')];
}

function report(values: PathValues, diagnostics: Diagnostics): void {
  const byPlace = new Map<string, { words: string[]; reasons: Set<string> }>();
  for (const { word, trail, reasons } of values.found) {
    const place = `/${[...trail, '{}'].join('/')}`;
    const entry = byPlace.get(place) ?? { words: [], reasons: new Set<string>() };
    byPlace.set(place, entry);
    entry.words.push(word);
    for (const reason of reasons) {
      entry.reasons.add(reason);
    }
  }
  for (const [place, { words: list, reasons }] of byPlace) {
    const few = list.slice(0, 3).join(', ');
    const more = list.length > 3 ? ` and ${list.length - 3} more` : '';
    diagnostics.add(
      'info',
      'path-value',
      '',
      `${few}${more} in ${place}: read as values of a parameter.`,
      [...reasons].join('; '),
    );
  }
}
