import { fileURLToPath } from 'node:url';
import { loadBundle } from '@belvo-openapi/spec';
import { parse } from 'yaml';
import { renderSite } from '../../src/build.ts';
import { readSpecContent } from '../../src/model/content.ts';
import { readSite, type Site } from '../../src/model/site.ts';

/** Folder of the specification in this repository. */
export const SPEC_FOLDER = fileURLToPath(new URL('../../../../spec', import.meta.url));

/** The model of the real specification. */
export function realSite(): Site {
  return readSite(loadBundle({ full: true }), readSpecContent(SPEC_FOLDER, parse));
}

/** Every file of the real site: path -> content. */
export function realFiles(): Map<string, string> {
  return renderSite(realSite());
}
