import type { Schema } from '@belvo-openapi/spec';
import { viewSchema } from '../../model/schema-view.ts';
import { schemaUrl } from '../../model/urls.ts';
import { jsonBlock } from '../code.ts';
import type { Page, PageContext } from '../context.ts';
import { renderSchema } from '../fields.ts';
import { type Content, html } from '../html.ts';
import { operationLinks } from '../operation-table.ts';
import { plainText } from '../plain-text.ts';
import { renderType } from '../type-label.ts';
import { renderValueFacts } from '../value-facts.ts';
import { articlePage } from './article.ts';

function usedBy(context: PageContext, name: string): Content {
  const usage = context.site.usage.get(name);
  const schemas = [...(usage?.schemas ?? [])].sort();
  const operations = usage?.operations ?? new Set<string>();
  if (schemas.length === 0 && operations.size === 0) {
    return html`<p>Nothing refers to it.</p>`;
  }
  return html`${operations.size > 0 ? html`<h3 id="used-by-operations">Operations</h3>${operationLinks(context, operations)}` : ''}${
    schemas.length > 0
      ? html`<h3 id="used-by-schemas">Schemas</h3><ul class="link-list">${schemas.map(
          (user) => html`<li><a href="${context.href(schemaUrl(user))}"><code>${user}</code></a></li>`,
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
<p class="body-line">${renderType(context, view)}</p></header>
<div class="prose lead">${context.md.block(view.description)}</div>
<section class="block" aria-labelledby="fields"><h2 id="fields">${view.properties.length > 0 ? 'Fields' : 'Value'}</h2>
${renderValueFacts(context, view, view.example)}${view.additional === false ? html`<p class="fact-note">Other fields are refused.</p>` : ''}
${renderSchema(context, view, 'field')}
${isStructured ? jsonBlock(example, 'Example') : ''}</section>
<section class="block" aria-labelledby="used-by"><h2 id="used-by">Used by</h2>${usedBy(context, name)}</section></article>`,
  };
}

/** The list of all component schemas, by first letter. */
export function schemaIndexPage(context: PageContext): Page {
  const names = context.site.schemas.filter((name) => context.site.schemaPages.has(name));
  const letters = Map.groupBy(names, (name) => name.charAt(0).toUpperCase());
  const sections = [...letters].map(
    ([letter, own]) =>
      html`<section class="letter"><h2 id="letter-${letter}">${letter}</h2><ul class="link-list">${own.map(
        (name) => html`<li><a href="${context.href(schemaUrl(name))}"><code>${name}</code></a></li>`,
      )}</ul></section>`,
  );
  return articlePage(
    'schemas/index.html',
    'Schemas',
    `${names.length} named shapes of requests and responses. Each page says who uses the shape.`,
    sections,
  );
}
