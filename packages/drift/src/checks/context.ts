import type { ItemObservation, Observations } from '@belvo-openapi/reconstruct';
import type { OpenApiDocument, Operation } from '@belvo-openapi/spec';
import type { Finding } from '../finding.ts';
import type { SpecFiles } from '../spec-files.ts';

/** What every check of one item is given. */
export interface ItemContext {
  readonly item: ItemObservation;
  /** The item as read, for what the observations leave out: the requests saved beside the responses. */
  readonly source: Observations['collection']['items'][number];
  readonly document: OpenApiDocument;
  /** The operation the item calls. */
  readonly operation: Operation;
  readonly files: SpecFiles;
  /** Records a deviation; `file` defaults to that of the operation's path. */
  report(what: string, message: string, file?: string): void;
}

/** Looks at one side of an item and reports what the specification does not cover. */
export type Check = (context: ItemContext) => void;

/** Makes the `report` of a context out of a list. */
export function reporterInto(findings: Finding[], item: string, defaultFile: string): ItemContext['report'] {
  return (what, message, file = defaultFile) => {
    // Several saved requests show the same thing: one finding is enough.
    if (!findings.some((known) => known.item === item && known.what === what)) {
      findings.push({ item, what, message, file });
    }
  };
}
