import type { Schema } from '@belvo-openapi/spec';
import { viewSchema } from '../../model/schema-view.ts';
import { schemaUrl } from '../../model/urls.ts';
import { jsonBlock } from '../code.ts';
import type { Page, PageContext } from '../context.ts';
import { renderSchema } from '../fields.ts';
import { type Content, type Html, html } from '../html.ts';
import { operationLinks } from '../operation-table.ts';
import { plainText } from '../plain-text.ts';
import { renderType } from '../type-label.ts';
import { renderValueDetails } from '../value-details.ts';
import { articlePage } from './article.ts';

function schemaLink(context: PageContext, name: string): Html {
  const href = context.schemaHref(name);
  return href === undefined ? html`<code>${name}</code>` : html`<a href="${href}"><code>${name}</code></a>`;
}

function usedBy(context: PageContext, name: string): Content {
  const usage = context.site.usage.get(name);
  const schemas = [...(usage?.schemas ?? [])].sort();
  const operations = usage?.operations ?? new Set<string>();
  if (schemas.length === 0 && operations.size === 0) {
    return html`<p>Nothing refers to it.</p>`;
  }
  return html`${operations.size > 0 ? html`<h3 id="used-by-operations" data-quiet>Operations</h3>${operationLinks(context, operations)}` : ''}${
    schemas.length > 0
      ? html`<h3 id="used-by-schemas" data-quiet>Schemas</h3><ul class="link-list">${schemas.map(
          (user) => html`<li>${schemaLink(context, user)}</li>`,
        )}</ul>`
      : ''
  }`;
}

/** The page of one component schema: its fields, its example and who uses it. */
export function schemaPage(page: PageContext, name: string): Page {
  const context: PageContext = { ...page, linksSchemas: true };
  const schema = (context.site.document.components?.schemas?.[name] ?? {}) as Schema;
  const view = viewSchema(context.site.document, schema, [name]);
  const example = schema.examples?.[0];
  const isStructured = typeof example === 'object' && example !== null;
  return {
    url: schemaUrl(name),
    title: name,
    source: context.site.sources.schemas.get(name),
    description: plainText(view.description ?? '') || `Schema ${name}.`,
    body: html`<article class="plain"><header class="page-head"><p class="crumbs"><a href="${context.href('schemas/index.html')}">Schemas</a></p><h1>${name}</h1>
<p class="body-line">${renderType(view)}</p></header>
<div class="prose lead">${context.md.block(view.description)}</div>
<section class="block" aria-labelledby="fields"><h2 id="fields">${view.properties.length > 0 ? 'Fields' : 'Value'}</h2>
${renderValueDetails(context, view, view.example)}${view.additional === false ? html`<p class="fact-note">Other fields are refused.</p>` : ''}
${renderSchema(context, view, 'field')}
${isStructured ? jsonBlock(example, 'Example') : ''}</section>
<section class="block" aria-labelledby="used-by"><h2 id="used-by">Used by</h2>${usedBy(context, name)}</section></article>`,
  };
}

/** The list of all component schemas, by first letter. */
export function schemaIndexPage(context: PageContext): Page {
  const names = context.site.schemas.filter((name) => context.site.schemaPlaces.has(name));
  const letters = Map.groupBy(names, (name) => name.charAt(0).toUpperCase());
  const sections = [...letters].map(
    ([letter, own]) =>
      html`<section class="letter"><h2 id="letter-${letter}">${letter}</h2><ul class="link-list">${own.map(
        (name) => html`<li>${schemaLink(context, name)}</li>`,
      )}</ul></section>`,
  );
  return articlePage(
    'schemas/index.html',
    'Schemas',
    `${names.length} named shapes of requests and responses. What several places use has a page, which says who they are; what one place uses stands there.`,
    sections,
  );
}
