import { readInput, renderSite } from '../../src/build.ts';
import type { FileContent } from '../../src/downloads/files.ts';
import type { Site } from '../../src/model/site.ts';

/** The model of the real specification with the guides of this package. */
export function realSite(): Site {
  return readInput().site;
}

/** Every file of the real site: path -> content. */
export function realFiles(): Promise<Map<string, FileContent>> {
  return renderSite(readInput());
}
