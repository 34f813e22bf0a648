import { join, relative, sep } from 'node:path';
import {
  BaseResolver,
  type Config,
  type Document,
  getLineColLocation,
  lint,
  lintConfig,
  loadConfig,
  type NormalizedProblem,
  Source as RedoclySource,
} from '@redocly/openapi-core';
import type { Finding } from './finding.ts';
import type { Source } from './read-source.ts';
import type { BrokenRefs } from './references.ts';
import { remedyOf } from './remedies.ts';

/** Hands over files that were read already, with the references that lead nowhere mended. */
class ReadFiles extends BaseResolver {
  readonly #folder: string;
  readonly #sources: ReadonlyMap<string, Source>;
  readonly #broken: BrokenRefs;

  constructor(folder: string, sources: ReadonlyMap<string, Source>, broken: BrokenRefs) {
    super();
    this.#folder = folder;
    this.#sources = sources;
    this.#broken = broken;
  }

  override async loadExternalRef(absoluteRef: string): Promise<RedoclySource> {
    const source = this.#sources.get(relative(this.#folder, absoluteRef).split(sep).join('/'));
    return source ? new RedoclySource(absoluteRef, source.text) : await super.loadExternalRef(absoluteRef);
  }

  override parseDocument(source: RedoclySource, isRoot?: boolean): Document {
    const path = relative(this.#folder, source.absoluteRef).split(sep).join('/');
    const read = this.#sources.get(path);
    if (!read) {
      return super.parseDocument(source, isRoot);
    }
    return { source, parsed: this.#broken.size > 0 ? mended(read.parsed, this.#broken) : read.parsed };
  }
}

/** Copies a document with its broken references as they are meant, and without those that nobody can guess. */
function mended(node: unknown, broken: BrokenRefs): unknown {
  const isLost = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && broken.has(value) && broken.get(value) === undefined;
  if (Array.isArray(node)) {
    return node.filter((each) => !isLost(each)).map((each) => mended(each, broken));
  }
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  const entries = Object.entries(node).map(([key, value]) => [key, mended(value, broken)] as const);
  return broken.has(node)
    ? {
        ...Object.fromEntries(entries.filter(([key]) => key !== '$ref')),
        ...(!isLost(node) && { $ref: broken.get(node) }),
      }
    : Object.fromEntries(entries);
}

function toFinding(specFolder: string, { location: [first], message, ruleId, suggest }: NormalizedProblem): Finding {
  const hint = suggest.length > 0 ? ` Did you mean ${suggest.join(' or ')}?` : '';
  const text = { check: ruleId, message: remedyOf(ruleId, `${message.trim()}${hint}`) };
  if (!first) {
    return { file: 'openapi.yaml', ...text };
  }
  const { source, start } = getLineColLocation(first);
  return { file: relative(specFolder, source.absoluteRef).split(sep).join('/'), line: start.line, ...text };
}

/** What Redocly is given. */
export interface DescriptionSources {
  readonly specFolder: string;
  /** Every file of the description, by its path in that folder. */
  readonly sources: ReadonlyMap<string, Source>;
  /** References that are not to be followed as they are; they are reported elsewhere. */
  readonly broken: BrokenRefs;
}

/**
 * Runs the rules of `redocly.yaml` over the configuration, the sources and the workflows. Warnings count like errors.
 * The bundle is not looked at: it is made of the same files, and its lines are nobody's.
 *
 * @throws Error when `redocly.yaml` cannot be read.
 */
export async function lintDescriptions({
  specFolder,
  sources,
  broken,
}: DescriptionSources): Promise<readonly Finding[]> {
  const config = await loadConfig({ configPath: join(specFolder, 'redocly.yaml') });
  const resolver = new ReadFiles(specFolder, sources, broken);
  const run = (file: string, rules: Config) =>
    lint({ ref: join(specFolder, file), config: rules, externalRefResolver: resolver });
  const workflows = [...sources.keys()].filter((file) => file.endsWith('.arazzo.yaml'));
  const problems = [
    await lintConfig({ config }),
    await run('openapi.yaml', config.forAlias('sources')),
    ...(await Promise.all(workflows.map((file) => run(file, config)))),
  ].flat();
  return problems.filter(({ ignored }) => !ignored).map((problem) => toFinding(specFolder, problem));
}
