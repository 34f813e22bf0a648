import type { Site } from '../model/site.ts';
import { errorUrl, operationUrl, relative, schemaUrl } from '../model/urls.ts';
import { createMarkdown, type Markdown } from './markdown.ts';

/** What a renderer knows while it writes one page. */
export interface PageContext {
  site: Site;
  /** Path of the page inside the site. */
  url: string;
  /** Address of another page, from here. */
  href(target: string): string;
  md: Markdown;
  /** In answers nothing is required of the reader: the flag is left out. */
  direction?: 'request' | 'response';
}

/** A page of the site, before the frame is put around it. */
export interface Page {
  url: string;
  title: string;
  /** One sentence for search engines and previews. */
  description: string;
  /** Resource whose operations the navigation unfolds. */
  resource?: string;
  body: import('./html.ts').Html;
}

const JSON_LITERALS = new Set(['null', 'true', 'false']);

/** Makes the context of one page. Names in backticks become links to the operation, schema or error code they name. */
export function createContext(site: Site, url: string): PageContext {
  const href = (target: string) => relative(url, target);
  const schemas = new Set(site.schemas);
  const linkNames = (name: string): string | undefined => {
    if (site.operationsById.has(name)) {
      return href(operationUrl(name));
    }
    if (schemas.has(name)) {
      return href(schemaUrl(name));
    }
    return site.errorCodesByName.has(name) && !JSON_LITERALS.has(name) && !site.fieldValues.has(name)
      ? href(errorUrl(name))
      : undefined;
  };
  return { site, url, href, md: createMarkdown(linkNames) };
}
