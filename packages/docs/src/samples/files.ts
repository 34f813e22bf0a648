import type { Site } from '../model/site.ts';
import { LANGUAGES, requestSamples, sampleFile } from './index.ts';

/** Every sample as a file of the site, so that it can be opened and run. */
export function sampleFiles(site: Site): [path: string, content: string][] {
  return site.operations.flatMap((operation) =>
    requestSamples(site.document, operation).flatMap((sample) =>
      LANGUAGES.map((language): [string, string] => [
        sampleFile(operation, sample, language),
        `${language.key === 'curl' ? '#!/bin/sh\n' : ''}${sample.code[language.key] ?? ''}`,
      ]),
    ),
  );
}
