import type { Site } from '../model/site.ts';
import { resourceUrl } from '../model/urls.ts';
import type { PageContext } from './context.ts';
import { type Html, html } from './html.ts';

/** Headings above the sections of a part. */
const PARTS: Readonly<Record<string, string>> = { reference: 'Reference' };

/** An operation under its resource; `old` when it is deprecated. */
type NavOperation = readonly [verb: string, method: string, state: '' | 'old'];

/** A page of the navigation; a resource with its operations. */
type NavItem = readonly [url: string, title: string, operations?: readonly NavOperation[]];

/** A section: what stands above it, its own heading, its pages. */
type NavGroup = readonly [part: string, title: string, items: readonly NavItem[]];

/** The whole navigation as the script `nav.js` reads it. */
export function navigationData({ navigation, resources }: Site): NavGroup[] {
  const byName = new Map(resources.map((resource) => [resource.name, resource]));
  return navigation.map(({ part, title, entries }, index): NavGroup => {
    const heading = navigation[index - 1]?.part === part ? '' : (PARTS[part] ?? '');
    const items = entries.map(({ url, title: label, resource }): NavItem => {
      const operations = byName.get(resource ?? '')?.operations;
      return operations === undefined
        ? [url, label]
        : [url, label, operations.map(({ verb, method, deprecated }) => [verb, method, deprecated ? 'old' : ''])];
    });
    return [heading, title, items];
  });
}

/** The first page and where its parts begin, for who reads without JavaScript. */
function startLinks({ guides, errorCodes }: Site): (readonly [url: string, title: string])[] {
  return [
    ['index.html', 'Overview'],
    ...(guides.length > 0 ? [['index.html#guides', 'Guides'] as const] : []),
    ['index.html#resources', 'Reference'],
    ...(errorCodes.length > 0 ? [['errors.html', 'Error codes'] as const] : []),
  ];
}

/**
 * The navigation on the left. The whole of it on hundreds of pages would be a tenth of the site, so a page has the way to
 * the first page and to its own resource; a script, the same for all pages, puts the whole in its place before it is
 * drawn.
 */
export function renderNav(context: PageContext, activeResource: string | undefined): Html {
  const resource = context.site.resources.find(({ name }) => name === activeResource);
  const link = (url: string, title: string) => html`<li><a href="${context.href(url)}">${title}</a></li>`;
  return html`<nav class="nav" id="nav" aria-label="Pages"><ul>${startLinks(context.site).map(([url, title]) => link(url, title))}${
    resource ? link(resourceUrl(resource.name), resource.title) : ''
  }</ul></nav>
<script src="${context.href('assets/nav.js')}"></script>`;
}
