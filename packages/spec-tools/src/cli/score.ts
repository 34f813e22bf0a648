/**
 * `pnpm --filter spec score`: Redocly's agent readiness of the agents' bundle, and of the consumers' bundle for
 * comparison. Fails when an operation is below 75, and names it.
 */
import { join } from 'node:path';
import { toAgentView } from '../bundling/agent-view.ts';
import { BundleError, bundleSources } from '../bundling/bundle-sources.ts';
import { stripProvenance } from '../bundling/strip-provenance.ts';
import { MIN_OPERATION, scoreDocument } from '../scoring/score-document.ts';
import { SPEC_FOLDER } from '../spec-folder.ts';

try {
  const consumer = stripProvenance(await bundleSources(join(SPEC_FOLDER, 'openapi.yaml')));
  const { readiness, operations } = scoreDocument(toAgentView(consumer));
  const low = operations.filter(({ score }) => score < MIN_OPERATION);
  for (const { operationId, score, weak } of low) {
    console.error(`${operationId}: ${score} of ${MIN_OPERATION}  (${weak.join(', ')})`);
  }
  console.log(`agent readiness ${readiness} (openapi.json as it is: ${scoreDocument(consumer).readiness})`);
  console.log(
    `${operations.length} operations, the lowest ${operations[0]?.score}, ${low.length} below ${MIN_OPERATION}`,
  );
  process.exitCode = low.length > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof BundleError)) {
    throw error;
  }
  console.error(`The specification cannot be bundled:\n${error.message}`);
  process.exitCode = 1;
}
