import { join, relative } from 'node:path';
import {
  getLineColLocation,
  lint,
  lintConfig,
  lintFromString,
  loadConfig,
  type NormalizedProblem,
} from '@redocly/openapi-core';
import { bundleSources } from '../bundling/bundle-sources.ts';
import { stripProvenance } from '../bundling/strip-provenance.ts';
import type { Finding } from './finding.ts';

function toFinding(specFolder: string, { location: [first], message, ruleId, suggest }: NormalizedProblem): Finding {
  const hint = suggest.length > 0 ? ` Did you mean ${suggest.join(' or ')}?` : '';
  const text = { check: ruleId, message: `${message.trim()}${hint}` };
  if (!first) {
    return { file: 'openapi.yaml', ...text };
  }
  const { source, start } = getLineColLocation(first);
  return { file: relative(specFolder, source.absoluteRef), line: start.line, ...text };
}

/**
 * Runs the rules of `redocly.yaml` over the configuration, the sources, the consumers' bundle (made afresh, not read
 * from `dist`) and the workflows. Warnings count like errors.
 *
 * @param workflows Arazzo files, relative to `specFolder`.
 * @throws BundleError when the sources cannot be bundled.
 */
export async function lintDescriptions(specFolder: string, workflows: readonly string[]): Promise<readonly Finding[]> {
  const config = await loadConfig({ configPath: join(specFolder, 'redocly.yaml') });
  const root = join(specFolder, 'openapi.yaml');
  const bundle = JSON.stringify(stripProvenance(await bundleSources(root)), null, 2);
  const problems = [
    await lintConfig({ config }),
    await lint({ ref: root, config: config.forAlias('sources') }),
    await lintFromString({
      source: bundle,
      absoluteRef: join(specFolder, 'dist/openapi.json'),
      config: config.forAlias('bundle'),
    }),
    ...(await Promise.all(workflows.map((file) => lint({ ref: join(specFolder, file), config })))),
  ].flat();
  return problems.filter(({ ignored }) => !ignored).map((problem) => toFinding(specFolder, problem));
}
