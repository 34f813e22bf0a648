export { type Diagnostic, Diagnostics, type Severity } from './diagnostics/diagnostic.ts';
export { splitDocument } from './layout/split-document.ts';
export { writeFolder } from './layout/write-folder.ts';
export { UnreadableSpecificationError } from './merge/existing.ts';
export { type Change, mergeInto } from './merge/merge-into.ts';
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
export type { Auth, Body, Collection, Field, Folder, Request, RequestItem, SavedResponse, Url } from './read/model.ts';
export { readCollection, UnreadableCollectionError } from './read/read-collection.ts';
export { type Reconstruction, reconstruct } from './reconstruct.ts';
export { markdownReport } from './report/markdown.ts';
export type { Report } from './report/report.ts';
export type { OpenApiDocument } from './write/document.ts';
export { writeDocument } from './write/write-document.ts';
