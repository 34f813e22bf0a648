import { relative, sep } from 'node:path';
import type { OpenApiDocument } from '@belvo-openapi/spec-model';
import { bundle, createConfig, getLineColLocation, type NormalizedProblem } from '@redocly/openapi-core';
import { orderDocument } from './order-document.ts';

/** Thrown when the sources cannot be bundled; the message has one line per problem, each with file and line. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
}

/** Redocly's message, with the remedy for a name that two files claim, and paths as the reader types them. */
function explain(message: string): string {
  const renamed = /Renamed (\S+) to \S+-\d+\.$/.exec(message)?.[1];
  return renamed === undefined
    ? message.trim().replaceAll(`${process.cwd()}${sep}`, '')
    : `Two files want to be the component "${renamed}". Rename one; names are unique in the whole tree.`;
}

/**
 * The problems without those that only follow from a file that cannot be parsed: every reference to it fails for the same
 * reason.
 */
function withoutConsequences(problems: readonly NormalizedProblem[]): readonly NormalizedProblem[] {
  const reasons = new Set(problems.flatMap(({ message }) => /^Failed to parse: (.*)$/s.exec(message)?.[1] ?? []));
  return problems.filter(({ message }) => !reasons.has(message.replace(/^Can't resolve \$ref: /, '')));
}

function describe({ location: [first], message, suggest }: NormalizedProblem): string {
  const hint = suggest.length > 0 ? ` Did you mean ${suggest.join(' or ')}?` : '';
  const text = `${explain(message)}${hint}`;
  if (!first) {
    return text;
  }
  const { source, start } = getLineColLocation(first);
  // What the parser says ends in the place that the line begins with.
  return `${relative(process.cwd(), source.absoluteRef)}:${start.line}: ${text.replace(/ in "[^"]*" \(\d+:\d+\)$/, '')}`;
}

/**
 * Bundles a multi-file description into one document whose references all point into itself.
 *
 * Components are named after their files and sorted by name, so that the result depends on the content alone.
 *
 * @param rootFile Path of the index file.
 * @throws BundleError when a reference is broken, a file cannot be parsed, or two files want the same component name.
 */
export async function bundleSources(rootFile: string): Promise<OpenApiDocument> {
  const config = await createConfig({});
  let result: Awaited<ReturnType<typeof bundle>>;
  try {
    result = await bundle({ ref: rootFile, config, componentRenamingConflicts: 'error' });
  } catch (error) {
    throw new BundleError(explain(error instanceof Error ? error.message : String(error)), { cause: error });
  }
  if (result.problems.length > 0) {
    throw new BundleError([...new Set(withoutConsequences(result.problems).map(describe))].join('\n'));
  }
  return orderDocument(result.bundle.parsed as OpenApiDocument);
}
