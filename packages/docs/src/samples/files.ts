import type { Site } from '../model/site.ts';
import { LANGUAGES, requestSamples, type SampleLanguage, sampleFile } from './index.ts';

/** The languages whose samples are run before they are published; the others are compared with the request they make. */
export const RUN_LANGUAGES = LANGUAGES.filter(({ key }) => ['curl', 'typescript', 'fetch', 'python'].includes(key));

// Seven languages of ten examples are more than a page holds: of later ones it has the two most read, and links.
const WHOLE_EXAMPLES = 2;
const ON_EVERY_PAGE = new Set(['curl', 'typescript']);

/** True when the code of an example, counted from zero, stands on the page of its operation. */
export function isOnPage({ key }: SampleLanguage, example: number): boolean {
  return example < WHOLE_EXAMPLES || ON_EVERY_PAGE.has(key);
}

/** True when the code is a file of the site: what is run, and what has no place on the page. */
export function isFile(language: SampleLanguage, example: number): boolean {
  return RUN_LANGUAGES.includes(language) || !isOnPage(language, example);
}

/** Samples as files of the site, so that they can be opened and run. */
export function sampleFiles(site: Site): [path: string, content: string][] {
  return site.operations.flatMap((operation) =>
    requestSamples(site.document, operation).flatMap((sample, example) =>
      LANGUAGES.filter((language) => isFile(language, example)).map((language): [string, string] => [
        sampleFile(operation, sample, language),
        `${language.key === 'curl' ? '#!/bin/sh\n' : ''}${sample.code[language.key] ?? ''}`,
      ]),
    ),
  );
}
