/** Holds the reviewed specification against everything a Postman collection shows. */
export { type DriftReport, findDrift } from './find-drift.ts';
export { formatReport } from './format-report.ts';
