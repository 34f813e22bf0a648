import { relative } from 'node:path';
import { bundle, createConfig, getLineColLocation, type NormalizedProblem } from '@redocly/openapi-core';
import type { OpenApiDocument } from '../../src/document.ts';
import { orderDocument } from './order-document.ts';

/** Thrown when the sources cannot be bundled; the message has one line per problem, each with file and line. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
}

function describe(problem: NormalizedProblem): string {
  const location = problem.location[0];
  if (!location) {
    return problem.message;
  }
  const { source, start } = getLineColLocation(location);
  const hint = problem.suggest?.length ? ` Did you mean ${problem.suggest.join(' or ')}?` : '';
  return `${relative(process.cwd(), source.absoluteRef)}:${start.line}: ${problem.message.trim()}${hint}`;
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
    throw new BundleError(error instanceof Error ? error.message : String(error), { cause: error });
  }
  if (result.problems.length > 0) {
    throw new BundleError([...new Set(result.problems.map(describe))].join('\n'));
  }
  return orderDocument(result.bundle.parsed as OpenApiDocument);
}
