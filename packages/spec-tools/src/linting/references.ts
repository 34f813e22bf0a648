import { posix } from 'node:path';
import type { Finding } from './finding.ts';
import type { Source } from './read-source.ts';
import {
  FOLDERS,
  folderType,
  isNode,
  type ObjectType,
  objectTypeOf,
  type Ref,
  refsOf,
  targetOf,
  writtenRefs,
} from './refs.ts';

/** References that lead to nothing usable: the object that holds it → what is probably meant, as a `$ref`. */
export type BrokenRefs = ReadonlyMap<object, string | undefined>;

/** What is wrong with references and with the places of files, and the lines about which nothing else may be said. */
export interface ReferenceReport {
  readonly findings: readonly Finding[];
  readonly broken: BrokenRefs;
  /** Lines that refer to a file whose YAML is broken: what is missing there may stand in that file. */
  readonly doubtful: readonly { readonly file: string; readonly line: number }[];
}

const article = (kind: ObjectType): string => `${kind === 'example' ? 'an' : 'a'} ${kind}`;

/** The folder that a file of a kind belongs to, beside the one it is in. */
function rightFolder(file: string, kind: ObjectType): string {
  const name = Object.entries(FOLDERS).find(([, each]) => each === kind)?.[0] ?? '';
  const base = /^(resources\/[^/]+|shared|webhooks)\//.exec(file)?.[1] ?? 'shared';
  return base === 'webhooks' && kind === 'path item' ? 'webhooks/' : `${base}/${name}/`;
}

/** Where a file that nothing reaches has to be named. */
function remedyOfOrphan(file: string): string {
  const here = `./${file}`;
  switch (folderType(file)) {
    case 'path item':
      return file.startsWith('webhooks/')
        ? `Add a line to "webhooks" in openapi.yaml: "<event>: { $ref: ${here} }".`
        : `Add a line to "paths" in openapi.yaml: "<path>: { $ref: ${here} }".`;
    case 'example':
      return 'List it under "examples" of the request body or response that it shows.';
    default:
      return 'Refer to it where it is used.';
  }
}

const isContent = (file: string): boolean => /^(resources|shared|webhooks)\//.test(file);

function resourceOf(file: string): string {
  return /^resources\/([^/]+)\//.exec(file)?.[1] ?? file.split('/')[0] ?? '';
}

/**
 * Checks references and places: each `$ref` leads to something of the kind that its place expects, each file lies in the
 * folder of its kind and of a resource that uses it, and `openapi.yaml` reaches each file and each key.
 */
export function checkReferences(sources: ReadonlyMap<string, Source>): ReferenceReport {
  const findings: Finding[] = [];
  const broken = new Map<object, string | undefined>();
  const refs = [...sources.values()].flatMap(refsOf);
  const misplaced = new Map<string, ObjectType>();
  const moved = new Map<Ref, Unused>();
  const missed: Ref[] = [];
  const add = (file: string, line: number | undefined, check: string, message: string): void => {
    findings.push({ file, ...(line !== undefined && { line }), check, message });
  };
  const breakRef = (ref: Ref, message: string): void => {
    add(ref.from, ref.line, 'references', message);
    missed.push(ref);
    broken.set(ref.node ?? ref, undefined);
  };
  for (const ref of refs) {
    const { file, key, expected, written } = ref;
    const source = sources.get(file);
    const target = source && targetOf(source, key);
    const actual = objectTypeOf(target);
    if (!source) {
      const [other, more] = [...sources.keys()].filter((each) => posix.basename(each) === posix.basename(file));
      const hint = other !== undefined && more === undefined ? `: there is ${other}` : '';
      breakRef(ref, `"${written}" is no file of the specification. Correct the path${hint}.`);
      if (hint !== '') {
        moved.set(ref, { file: other ?? '', ...(key && { key }) });
      }
    } else if (target === undefined && source.findings.length === 0) {
      breakRef(ref, `${file} has no "${key}". Correct the key, or add it there.`);
    } else if (expected && actual && actual !== expected && folderType(file) !== expected) {
      breakRef(ref, `"${written}" is ${article(actual)}, and ${article(expected)} is expected here. Refer to one.`);
    } else {
      const place = folderType(file);
      if (expected && isContent(file) && place !== expected && (actual === undefined || actual === expected)) {
        misplaced.set(file, expected);
      }
    }
  }
  for (const [file, kind] of misplaced) {
    add(file, undefined, 'place', `This is ${article(kind)}. Move it to ${rightFolder(file, kind)}.`);
  }
  // What a broken reference means is used although it does not say so: one finding is enough.
  const unused = findUnused(sources, refs);
  for (const ref of missed) {
    const meant = moved.get(ref) ?? guess(ref, unused);
    if (meant) {
      unused.splice(0, unused.length, ...unused.filter((each) => each !== meant && each.file !== meant.file));
      broken.set(ref.node ?? ref, relativeRef(ref.from, meant));
    }
  }
  const existing = refs.filter(({ file }) => sources.has(file));
  findings.push(
    ...unused.map((each) => describeUnused(sources, each)),
    ...checkOwners(existing, misplaced),
    ...checkNames(existing),
  );
  const doubtful = refs
    .filter(({ file }) => sources.get(file)?.findings.length)
    .map(({ from, line }) => ({ file: from, line }));
  return { findings, broken, doubtful };
}

/** A file, or a key of a file of several things, that nothing refers to. */
interface Unused {
  readonly file: string;
  readonly key?: string;
}

/** Finds what `openapi.yaml` does not lead to; of files that only refer to each other, the first. */
function findUnused(sources: ReadonlyMap<string, Source>, found: readonly Ref[]): Unused[] {
  const refs = [...found, ...[...sources.values()].flatMap(writtenRefs)];
  const targets = new Map<string, Ref[]>();
  for (const ref of refs) {
    targets.set(ref.from, [...(targets.get(ref.from) ?? []), ref]);
  }
  const reached = new Set<string>();
  const keys = new Map<string, Set<string>>();
  const open = ['openapi.yaml'];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file)) {
      continue;
    }
    reached.add(file);
    for (const { file: target, key } of targets.get(file) ?? []) {
      keys.set(target, (keys.get(target) ?? new Set()).add(key ?? ''));
      open.push(target);
    }
  }
  const orphans = [...sources.keys()].filter((file) => isContent(file) && !reached.has(file));
  return [
    ...orphans.filter((file) => !refs.some((ref) => ref.file === file && ref.from !== file)).map((file) => ({ file })),
    ...[...keys].flatMap(([file, used]) => unusedKeys(sources.get(file), used).map((key) => ({ file, key }))),
  ];
}

/** The keys of a file of several things that nothing refers to. */
function unusedKeys(source: Source | undefined, used: ReadonlySet<string>): readonly string[] {
  if (!source || used.has('') || !isNode(source.parsed)) {
    return [];
  }
  const names = new Set([...used].map((key) => key.split('/')[0]));
  return Object.keys(source.parsed).filter((key) => !names.has(key));
}

function describeUnused(sources: ReadonlyMap<string, Source>, { file, key }: Unused): Finding {
  const check = 'reach';
  if (key === undefined) {
    const message = `Nothing refers to this file, so it does not exist for anybody. ${remedyOfOrphan(file)} Or delete it.`;
    return { file, check, message };
  }
  const lines = sources.get(file)?.text.split('\n') ?? [];
  const line = lines.findIndex((each) => each.startsWith(`${key}:`)) + 1;
  return { file, line, check, message: `Nothing refers to "${key}". Refer to it where it is used, or delete it.` };
}

/** How many letters two names begin with in common. */
function likeness(one: string, other: string): number {
  const [a, b] = [one, other].map((name) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
  return [...(a ?? '')].findIndex((letter, index) => letter !== b?.[index]) >>> 0;
}

/** What a broken reference was meant to lead to: of what is unused and of the right kind, the most alike by name. */
function guess({ from, file, key, expected, name }: Ref, unused: readonly Unused[]): Unused | undefined {
  const candidates = unused.filter((each) =>
    each.key === undefined
      ? folderType(each.file) === expected && resourceOf(each.file) === resourceOf(from)
      : each.file === file && key !== undefined,
  );
  const like = (each: Unused): number => {
    const other = each.key ?? posix.basename(each.file, '.yaml');
    return other === name ? Number.POSITIVE_INFINITY : likeness(other, key ?? posix.basename(file, '.yaml'));
  };
  return candidates.toSorted((a, b) => like(b) - like(a))[0];
}

function relativeRef(from: string, { file, key }: Unused): string {
  return `./${posix.relative(posix.dirname(from), file)}${key === undefined ? '' : `#/${key}`}`;
}

/** Files of a resource that only other resources use. */
function checkOwners(refs: readonly Ref[], misplaced: ReadonlyMap<string, ObjectType>): readonly Finding[] {
  const users = new Map<string, Set<string>>();
  for (const { file, from } of refs.filter((ref) => ref.from !== 'openapi.yaml')) {
    users.set(file, (users.get(file) ?? new Set()).add(resourceOf(from)));
  }
  return [...users].flatMap(([file, resources]) => {
    const own = resourceOf(file);
    const isForeign = isContent(file) && own !== 'shared' && !resources.has(own) && !misplaced.has(file);
    if (!isForeign) {
      return [];
    }
    const [only = ''] = resources;
    const folder = posix.basename(posix.dirname(file));
    const isResource = only !== 'shared' && only !== 'webhooks';
    const base = resources.size > 1 ? 'shared' : isResource ? `resources/${only}` : only;
    const message = `Only ${[...resources].join(', ')} use${resources.size > 1 ? '' : 's'} this file. Move it to ${base}/${folder}/.`;
    return [{ file, check: 'place', message }];
  });
}

/** Components of one kind and one name in two places: bundling would rename one of them, and so would the client. */
function checkNames(refs: readonly Ref[]): readonly Finding[] {
  const places = new Map<string, Set<string>>();
  for (const { file, key, expected } of refs) {
    if (expected !== undefined && expected !== 'path item') {
      const name = (key ?? file)
        .split('/')
        .at(-1)
        ?.replace(/\.ya?ml$/, '');
      const id = `${expected} ${name}`;
      places.set(id, (places.get(id) ?? new Set()).add(key === undefined ? file : `${file}#/${key}`));
    }
  }
  return [...places]
    .filter(([, where]) => where.size > 1)
    .map(([id, where]) => {
      const [first = '', ...others] = [...where].toSorted();
      const [kind = '', name] = [id.slice(0, id.lastIndexOf(' ')), id.slice(id.lastIndexOf(' ') + 1)];
      const message = `${others.length === 1 ? 'Another' : `${others.length} other`} ${kind} is called "${name}" too: ${first}. Rename one of them: names are unique in the whole tree.`;
      return { file: others.at(-1)?.split('#')[0] ?? first, check: 'names', message };
    });
}
