import type { Operation, OperationResponse, ResponseHeader } from '@belvo-openapi/spec';
import { isFailure, responseCodes } from '../../model/errors.ts';
import { viewSchema } from '../../model/schema-view.ts';
import { reasonPhrase } from '../../model/status.ts';
import { schemaUrl, slug } from '../../model/urls.ts';
import { confidenceBadge, statusBadge } from '../badges.ts';
import type { PageContext } from '../context.ts';
import { renderField, renderSchema } from '../fields.ts';
import { type Content, type Html, html, join } from '../html.ts';
import { componentOf, hasChildren, renderType } from '../type-label.ts';
import { renderFollowUps } from './follow-ups.ts';

function renderHeaders(context: PageContext, headers: readonly ResponseHeader[], id: string): Content {
  if (headers.length === 0) {
    return '';
  }
  const rows = headers.map((header) =>
    renderField(context, {
      id: `${id}.header.${slug(header.name)}`,
      name: header.name,
      required: header.required,
      description: header.description,
      schema: viewSchema(context.site.document, header.schema ?? {}),
    }),
  );
  return html`<h3 class="response-part">Headers</h3><ul class="fields">${rows}</ul>`;
}

function renderResponseBody(context: PageContext, response: OperationResponse, id: string): Content {
  if (!response.schema) {
    return html`<p class="body-line">No body.</p>`;
  }
  const view = viewSchema(context.site.document, response.schema);
  const name = componentOf(view);
  const fields = renderSchema(context, view, id);
  const line = html`<p class="body-line"><code>${response.mediaType ?? ''}</code> ${renderType(context, view)}${
    name && !hasChildren(view) ? html` <a class="component" href="${context.href(schemaUrl(name))}">${name}</a>` : ''
  }</p>`;
  return html`${line}${fields}`;
}

function renderResponse(context: PageContext, response: OperationResponse, open: boolean): Html {
  const id = `response-${slug(response.status)}`;
  const codes = responseCodes(context.site.document, response);
  const codeList =
    codes.length === 0
      ? ''
      : html`<p class="codes">Codes: ${join(
          codes.map((code) => html`<a href="#error-${slug(code)}"><code>${code}</code></a>`),
          ' ',
        )}</p>`;
  return html`<details class="response" id="${id}" data-status="${response.status}"${open ? html` open` : ''}>
<summary>${statusBadge(response.status)} <span class="reason">${reasonPhrase(response.status)}</span>${
    response.confidence ? html` ${confidenceBadge(response.confidence)}` : ''
  }</summary>
<div class="response-body">
<div class="field-text">${context.md.block(response.description)}</div>
${renderFollowUps(context, response)}${codeList}
${renderHeaders(context, response.headers, id)}${renderResponseBody(context, response, id)}
</div>
</details>`;
}

/** Every declared response: description, headers, body, error codes and what to do next. */
export function renderResponses(page: PageContext, operation: Operation): Html {
  const context: PageContext = { ...page, direction: 'response' };
  const firstSuccess = operation.responses.find(({ status }) => !isFailure(status));
  return html`<section class="block" aria-labelledby="responses"><h2 id="responses">Responses</h2>
${operation.responses.map((response) => renderResponse(context, response, response === firstSuccess))}
</section>`;
}
