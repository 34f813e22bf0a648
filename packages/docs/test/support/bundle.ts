import { readInput, type SiteInput } from '../../src/build.ts';
import type { Site } from '../../src/model/site.ts';

let input: SiteInput | undefined;

/** What the real site is made from; read once for all test files of a worker. */
export function realInput(): SiteInput {
  input ??= readInput();
  return input;
}

/** The model of the real specification with the guides of this package. */
export function realSite(): Site {
  return realInput().site;
}
