import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenApiDocument } from '@belvo-openapi/spec-model';
import { runRedocly } from '../redocly-cli.ts';

/**
 * What each operation of the agents' bundle has to reach. There is no floor for the average: an ordinary new resource
 * would lower it without any operation being at fault.
 */
export const MIN_OPERATION = 75;

/** How ready one operation is, and which of its parts cost points. */
export interface OperationScore {
  readonly operationId: string;
  /** 0 to 100. */
  readonly score: number;
  /** The parts below their full value, the weakest first, such as `parameterSimplicity 0.20`. */
  readonly weak: readonly string[];
}

/** Result of {@link scoreDocument}. */
export interface Score {
  /** Agent readiness of the whole document, 0 to 100: nine tenths the median operation, one tenth discoverability. */
  readonly readiness: number;
  /** The lowest first. */
  readonly operations: readonly OperationScore[];
}

interface Report {
  readonly agentReadiness: number;
  readonly operationScores: Readonly<
    Record<string, { readonly agentReadiness: number; readonly subscores: Readonly<Record<string, number>> }>
  >;
}

function weakParts(subscores: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(subscores)
    .filter(([, value]) => value < 1)
    .toSorted(([, a], [, b]) => a - b)
    .map(([name, value]) => `${name} ${value.toFixed(2)}`);
}

/**
 * Scores a bundled document with Redocly's `score`.
 *
 * @throws Error when Redocly fails.
 */
export function scoreDocument(doc: OpenApiDocument): Score {
  const folder = mkdtempSync(join(tmpdir(), 'spec-score-'));
  try {
    writeFileSync(join(folder, 'openapi.json'), JSON.stringify(doc));
    const { status, stdout, stderr } = runRedocly(folder, ['score', 'openapi.json', '--format=json']);
    if (status !== 0) {
      throw new Error(`Redocly's score failed (exit code ${status}):\n${stderr}`);
    }
    const report = JSON.parse(stdout) as Report;
    const operations = Object.entries(report.operationScores).map(([operationId, { agentReadiness, subscores }]) => ({
      operationId,
      score: agentReadiness,
      weak: weakParts(subscores),
    }));
    return { readiness: report.agentReadiness, operations: operations.toSorted((a, b) => a.score - b.score) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
