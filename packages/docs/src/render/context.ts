import type { Site } from '../model/site.ts';
import { errorUrl, operationUrl, relative } from '../model/urls.ts';
import type { Html } from './html.ts';
import { createMarkdown, type Markdown } from './markdown.ts';

/** What a renderer knows while it writes one page. */
export interface PageContext {
  site: Site;
  /** Path of the page inside the site. */
  url: string;
  /** Address of another page, from here. */
  href(target: string): string;
  /** Address of the fields of a named schema, from here; undefined for schemas that have none. */
  schemaHref(name: string): string | undefined;
  md: Markdown;
  /** In responses nothing is required of the reader: the flag is left out. */
  direction?: 'request' | 'response';
  /** Named schemas that are written out on this page already, with the id of the place. */
  shown: Map<string, string>;
  /** True where named schemas that stand elsewhere are linked, not repeated: all but what one has to send. */
  linksSchemas?: boolean;
  /** True for fields that stand elsewhere with limits and examples: these are left out. */
  isBrief?: boolean;
}

/** A page of the site, before the frame is put around it. */
export interface Page {
  url: string;
  title: string;
  /** One sentence for search engines and previews. */
  description: string;
  /** Resource whose operations the navigation unfolds. */
  resource?: string;
  /** Path of the file in the repository that a reader would change. */
  source?: string | undefined;
  body: Html;
}

const JSON_LITERALS = new Set(['null', 'true', 'false']);

export interface ContextOptions {
  /** Start of the addresses, for a page that is shown under any address; otherwise they are relative. */
  base?: string;
}

/** Makes the context of one page. Names in backticks become links to the operation, schema or error code they name. */
export function createContext(site: Site, url: string, { base }: ContextOptions = {}): PageContext {
  const href = (target: string) => (base === undefined ? relative(url, target) : base + target);
  const schemaHref = (name: string): string | undefined => {
    const place = site.schemaPlaces.get(name);
    const isHere = place?.startsWith(`${url}#`) === true;
    return place && (isHere ? place.slice(url.length) : href(place));
  };
  const linkNames = (name: string): string | undefined => {
    if (site.operationsById.has(name)) {
      return href(operationUrl(name));
    }
    const schema = schemaHref(name);
    if (schema !== undefined) {
      return schema;
    }
    return site.errorCodesByName.has(name) && !JSON_LITERALS.has(name) && !site.fieldValues.has(name)
      ? href(errorUrl(name))
      : undefined;
  };
  const md = createMarkdown(linkNames, (target) => toPage(target, href));
  return { site, url, href, schemaHref, md, shown: new Map() };
}

/** Addresses in texts count from the root of the site, so that a text reads the same wherever it is shown. */
function toPage(target: string, href: (target: string) => string): string {
  return /^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(target) ? target : href(target);
}
