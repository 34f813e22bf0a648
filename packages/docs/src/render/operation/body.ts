import type { Operation } from '@belvo-openapi/spec';
import { viewSchema } from '../../model/schema-view.ts';
import { schemaUrl } from '../../model/urls.ts';
import type { PageContext } from '../context.ts';
import { renderSchema } from '../fields.ts';
import { type Content, html } from '../html.ts';

/** The request body with its fields. */
export function renderBody(context: PageContext, operation: Operation): Content {
  const { requestBody } = operation;
  const content = requestBody?.content[0];
  if (!requestBody || !content) {
    return false;
  }
  const view = content.schema && viewSchema(context.site.document, content.schema);
  const closed = view?.additional === false ? html`<p class="fact-note">Other fields are refused.</p>` : '';
  return html`<section class="block" aria-labelledby="request-body"><h2 id="request-body">Request body</h2>
<p class="body-line"><code>${content.mediaType}</code> ${
    requestBody.required ? html`<span class="required">required</span>` : html`<span class="optional">optional</span>`
  }${content.schemaName && context.site.schemaPages.has(content.schemaName) ? html` <a class="component" href="${context.href(schemaUrl(content.schemaName))}">${content.schemaName}</a>` : ''}</p>
<div class="field-text">${context.md.block(requestBody.description || view?.description)}</div>
${closed}${view ? renderSchema(context, view, 'body') : ''}</section>`;
}
