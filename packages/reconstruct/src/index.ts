export { type Diagnostic, Diagnostics, type Severity } from './diagnostics/diagnostic.ts';
export { splitDocument } from './layout/split-document.ts';
export { writeFolder } from './layout/write-folder.ts';
export { type Answer, Answers, DecisionRecordError, readDecisionRecords } from './merge/answers.ts';
export { type MergeOptions, mergeInto } from './merge/merge-into.ts';
export { mergeMarkdown, mergeSummary } from './merge/merge-markdown.ts';
export { isLeftOut, isMerged, type MergeEntry, type MergeReport, type Outcome } from './merge/merge-report.ts';
export { SpecFiles, UnreadableSpecificationError } from './merge/spec-files.ts';
export type {
  BodySighting,
  ItemObservation,
  Observations,
  ParameterSighting,
  ResponseSighting,
  Schema,
} from './observe/observations.ts';
export { observe } from './observe/observe.ts';
export type { ReconstructOptions } from './options.ts';
export { UnreadableCollectionError } from './read/formats.ts';
export type { Auth, Body, Collection, Field, Folder, Request, RequestItem, SavedResponse, Url } from './read/model.ts';
export { readCollection } from './read/read-collection.ts';
export { type Reconstruction, reconstruct } from './reconstruct.ts';
export { markdownReport } from './report/markdown.ts';
export type { Report } from './report/report.ts';
export type { OpenApiDocument } from './write/document.ts';
export { writeDocument } from './write/write-document.ts';
