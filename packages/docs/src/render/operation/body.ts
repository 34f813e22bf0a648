import type { Operation } from '@belvo-openapi/spec';
import { viewSchema } from '../../model/schema-view.ts';
import type { PageContext } from '../context.ts';
import { fieldText, renderSchema } from '../fields.ts';
import { type Content, html } from '../html.ts';

/** The name of the schema, which leads to its page when it has one. */
function renderName(context: PageContext, name: string | undefined): Content {
  return (
    name !== undefined &&
    html` ${context.site.schemaPages.has(name) ? html`<a class="component" href="${context.schemaHref(name)}">${name}</a>` : html`<code>${name}</code>`}`
  );
}

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
    requestBody.required ? html`<b class="required">required</b>` : html`<span class="optional">optional</span>`
  }${renderName(context, content.schemaName)}</p>
${fieldText(context, requestBody.description || view?.description)}
${closed}${view ? renderSchema(context, view, 'body') : ''}</section>`;
}
