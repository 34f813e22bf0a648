import type { ItemObservation, Observations } from '@belvo-openapi/reconstruct';
import { listOperations, type OpenApiDocument, type Operation } from '@belvo-openapi/spec';
import { checkAuth } from './checks/auth.ts';
import { type Check, reporterInto } from './checks/context.ts';
import { checkParameters } from './checks/parameters.ts';
import { checkRequestBodies } from './checks/request-body.ts';
import { checkRequestPath, normalizePath, specifiedPath } from './checks/request-path.ts';
import { checkResponses } from './checks/responses.ts';
import { type Coverage, covers } from './decisions.ts';
import type { CoveredFinding, Finding } from './finding.ts';
import type { SpecFiles } from './spec-files.ts';
import { createValidator } from './validation.ts';

/** What came of holding the specification against a collection. */
export interface DriftReport {
  /** How many requests of the collection were looked at. */
  readonly items: number;
  /** How many saved responses were looked at. */
  readonly responses: number;
  /** Deviations nobody decided on: these fail. */
  readonly uncovered: readonly Finding[];
  /** Deviations a decision record names. */
  readonly covered: readonly CoveredFinding[];
  /** Entries of decision records whose deviation is gone: these fail too. */
  readonly stale: readonly Coverage[];
}

/** Everything {@link findDrift} compares. */
export interface DriftInput {
  readonly observations: Observations;
  /** The bundled specification. */
  readonly document: OpenApiDocument;
  readonly decisions: readonly Coverage[];
  readonly files: SpecFiles;
}

function findOperation(operations: readonly Operation[], item: ItemObservation, path: string): Operation | undefined {
  const bare = (text: string) => specifiedPath(text).replace(/\/$/, '');
  return operations.find(
    (operation) => operation.method.toUpperCase() === item.method && bare(operation.path) === bare(path),
  );
}

/**
 * Holds the specification against everything a collection shows: requests, parameters, fields, statuses and saved
 * bodies. What the specification lacks must be named by a decision record.
 *
 * @throws Error when the document's references cannot be resolved
 */
export function findDrift({ observations, document, decisions, files }: DriftInput): DriftReport {
  const operations = listOperations(document);
  const validate = createValidator(document);
  const checks: readonly Check[] = [
    checkRequestPath,
    checkAuth,
    checkParameters(validate),
    checkRequestBodies(validate),
    checkResponses,
  ];
  const findings: Finding[] = [];
  for (const [index, item] of observations.items.entries()) {
    const source = observations.collection.items[index];
    if (!source) {
      throw new Error(`Item ${index} of the observations has no item in the collection.`);
    }
    const path = normalizePath(source.request.url.segments);
    const operation = findOperation(operations, item, path);
    if (!operation) {
      const message = `the collection calls ${item.method} ${item.template}, the specification has no such operation`;
      findings.push({ item: item.path, what: 'request', message, file: files.ofPath(item.template) });
      continue;
    }
    const report = reporterInto(findings, item.path, files.ofPath(operation.path));
    for (const check of checks) {
      check({ item, source, document, operation, files, report });
    }
  }
  const recordOf = ({ item, what }: Finding) => decisions.find((decision) => covers(decision, item, what));
  return {
    items: observations.items.length,
    responses: observations.items.reduce((total, { responses }) => total + responses.length, 0),
    uncovered: findings.filter((finding) => !recordOf(finding)),
    covered: findings.flatMap((finding) => {
      const decision = recordOf(finding);
      return decision ? [{ ...finding, record: decision.record }] : [];
    }),
    stale: decisions.filter((decision) => !findings.some(({ item, what }) => covers(decision, item, what))),
  };
}
