import type { NavEntry, NavSection } from '../model/navigation.ts';
import type { Resource } from '../model/resources.ts';
import { operationUrl } from '../model/urls.ts';
import { methodBadge } from './badges.ts';
import type { PageContext } from './context.ts';
import { type Content, type Html, html } from './html.ts';

function link(context: PageContext, url: string, text: Content): Html {
  const current = context.url === url ? html` aria-current="page"` : '';
  return html`<a href="${context.href(url)}"${current}>${text}</a>`;
}

function operationItems(context: PageContext, resource: Resource): Html {
  return html`<ul class="nav-operations">${resource.operations.map(
    (operation) =>
      html`<li${operation.deprecated ? html` class="is-deprecated"` : ''}>${link(
        context,
        operationUrl(operation.operationId),
        html`<span>${operation.verb}</span>${methodBadge(operation.method)}`,
      )}</li>`,
  )}</ul>`;
}

function entryItem(context: PageContext, entry: NavEntry, active: string | undefined): Html {
  const resource = entry.resource === active && context.site.resources.find(({ name }) => name === active);
  return resource
    ? html`<li class="is-active">${link(context, entry.url, entry.title)}${operationItems(context, resource)}</li>`
    : html`<li>${link(context, entry.url, entry.title)}</li>`;
}

const LEAF_PAGES = [
  'index.html',
  'guides/first-call.html',
  'guides/webhooks.html',
  'webhooks/index.html',
  'errors.html',
  'schemas/index.html',
  'concepts/glossary.html',
  'decisions/index.html',
];

const PARTS: Partial<Record<NavSection['part'], string>> = { reference: 'Reference' };

/** The navigation on the left: guides, reference with the current resource unfolded, concepts, project. */
export function renderNav(context: PageContext, activeResource: string | undefined): Html {
  const { navigation } = context.site;
  // Hundreds of pages of schemas need no way to each resource: they show what they belong to.
  if (/^(schemas|decisions|webhooks)\/(?!index)/.test(context.url)) {
    const main = navigation.flatMap(({ entries }) => entries).filter(({ url }) => LEAF_PAGES.includes(url));
    return html`<nav class="nav" id="nav" aria-label="Pages"><section><h2>Pages</h2><ul>${main.map((entry) => entryItem(context, entry, undefined))}</ul></section></nav>`;
  }
  let part = '';
  const sections = navigation.map((section) => {
    const heading = section.part === part ? undefined : PARTS[section.part];
    part = section.part;
    return html`${heading ? html`<p class="nav-part">${heading}</p>` : ''}<section><h2>${section.title}</h2><ul>${section.entries.map(
      (entry) => entryItem(context, entry, activeResource),
    )}</ul></section>`;
  });
  return html`<nav class="nav" id="nav" aria-label="Pages">${sections}</nav>`;
}
