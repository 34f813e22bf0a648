/** Holds the reviewed specification against everything a Postman collection shows. */
export { type Coverage, DecisionRecordError, readDecisions } from './decisions.ts';
export { type DriftInput, type DriftReport, findDrift } from './find-drift.ts';
export type { CoveredFinding, Finding } from './finding.ts';
export { formatReport } from './format-report.ts';
export { readSpecFiles, type SpecFiles } from './spec-files.ts';
