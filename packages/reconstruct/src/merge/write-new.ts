import { operationsOf } from '../compare/api.ts';
import { documentSource } from '../compare/source.ts';
import { splitDocument } from '../layout/split-document.ts';
import { writeFiles } from '../layout/write-files.ts';
import { ImportRecord } from '../record/record.ts';
import { recordName, titleOf } from '../record/records.ts';
import type { OpenApiDocument } from '../write/document.ts';
import { writeDocument } from '../write/write-document.ts';
import { toYaml } from '../write/yaml.ts';
import type { MergeEntry, MergeReport } from './merge-report.ts';
import type { SpecFiles } from './spec-files.ts';

/** Makes the whole document a specification where there is none yet, with the record of this import beside it. */
export function writeNew(document: OpenApiDocument, spec: SpecFiles, check: boolean): MergeReport {
  const texts = new Map<string, string>();
  if (spec.single) {
    texts.set(spec.root, writeDocument(document, spec.root.endsWith('.json') ? 'json' : 'yaml'));
  } else {
    for (const [file, data] of splitDocument(document)) {
      texts.set(file, toYaml(data));
    }
  }
  texts.set(recordName(spec.root), ImportRecord.of(document).text());
  const entries = operationsOf(documentSource(document)).map(
    ({ title }): MergeEntry => ({
      operation: title,
      also: [],
      items: [],
      what: 'request',
      outcome: 'applied',
      kind: 'missing',
      message: 'the specification is new',
      file: spec.root,
      line: 1,
      todo: 'Review it.',
    }),
  );
  if (!check) {
    writeFiles(spec.folder, texts);
  }
  return {
    collection: titleOf(document),
    others: [],
    root: spec.root,
    entries,
    stale: [],
    notes: [],
    files: [...texts.keys()].sort(),
    onlyOurs: [],
    firstTime: true,
  };
}
