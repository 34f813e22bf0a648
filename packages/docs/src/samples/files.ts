import type { Site } from '../model/site.ts';
import { requestSamples, sampleFile } from './index.ts';

/** Every sample as a file of the site, so that it can be opened, type-checked and run. */
export function sampleFiles(site: Site): [path: string, content: string][] {
  return site.operations.flatMap((operation) =>
    requestSamples(site.document, operation).flatMap((sample): [string, string][] => [
      [sampleFile(operation, sample, 'curl'), `#!/bin/sh\n${sample.curl}`],
      [sampleFile(operation, sample, 'typescript'), sample.typescript],
    ]),
  );
}
