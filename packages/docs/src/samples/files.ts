import type { Site } from '../model/site.ts';
import { LANGUAGES, requestSamples, sampleFile } from './index.ts';

/** The languages whose samples are run before they are published; the others stand on the page alone. */
export const RUN_LANGUAGES = LANGUAGES.filter(({ key }) => ['curl', 'typescript', 'fetch', 'python'].includes(key));

/** Samples as files of the site, so that they can be opened and run. */
export function sampleFiles(site: Site): [path: string, content: string][] {
  return site.operations.flatMap((operation) =>
    requestSamples(site.document, operation).flatMap((sample) =>
      RUN_LANGUAGES.map((language): [string, string] => [
        sampleFile(operation, sample, language),
        `${language.key === 'curl' ? '#!/bin/sh\n' : ''}${sample.code[language.key] ?? ''}`,
      ]),
    ),
  );
}
