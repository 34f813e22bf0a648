import type { Operation, OperationResponse, ResponseHeader } from '@belvo-openapi/spec';
import { isFailure, responseCodes } from '../../model/errors.ts';
import { componentOf, type SchemaView, viewSchema } from '../../model/schema-view.ts';
import { reasonPhrase } from '../../model/status.ts';
import { slug } from '../../model/urls.ts';
import { confidenceBadge, statusBadge } from '../badges.ts';
import type { PageContext } from '../context.ts';
import { fieldText, renderField, renderSchema } from '../fields.ts';
import { type Content, type Html, html, join } from '../html.ts';
import { renderType } from '../type-label.ts';
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

/** Names and types of the fields at the first level: error bodies of one shape differ in their codes alone. */
function outline(view: SchemaView): string {
  const inner = view.items ?? view;
  return inner.properties.map(({ name, schema }) => `${name}:${schema.types.join('|')}`).join(',');
}

/** The body of a failure without the values of `code`, which are listed above its fields. */
function withoutCodes(view: SchemaView): SchemaView {
  const { items, properties } = view;
  return {
    ...view,
    ...(items && { items: withoutCodes(items) }),
    properties: properties.map((property) => {
      const { enum: values, ...schema } = property.schema;
      return property.name === 'code' && values ? { ...property, schema } : property;
    }),
  };
}

/** Ids of the responses whose fields are written out, by what makes two bodies the same. */
type ShownBodies = Map<string, string>;

/** Same schema, or an error body whose fields are among those of one shown before. */
function shownBefore(view: SchemaView, response: OperationResponse, shown: ShownBodies): string | undefined {
  const exact = shown.get(JSON.stringify(response.schema));
  if (exact !== undefined || !isFailure(response.status) || view.variants) {
    return exact;
  }
  const own = outline(view).split(',');
  return [...shown].find(([key]) => {
    const other = key.startsWith('outline:') ? key.slice('outline:'.length).split(',') : [];
    return own.every((field) => other.includes(field));
  })?.[1];
}

function renderResponseBody(
  context: PageContext,
  response: OperationResponse,
  id: string,
  shown: ShownBodies,
): Content {
  if (!response.schema) {
    return html`<p class="body-line">No body.</p>`;
  }
  const view = viewSchema(context.site.document, response.schema);
  const name = componentOf(view);
  const hasPage = name !== undefined && context.site.schemaPages.has(name);
  const line = html`<p class="body-line"><code>${response.mediaType ?? ''}</code> ${renderType(
    view,
    hasPage ? context.schemaHref(name) : undefined,
  )}</p>`;
  const same = shownBefore(view, response, shown);
  if (same !== undefined) {
    return html`${line}<p class="body-line">Same fields as in <a href="#${same}">${same.replace('response-', '')}</a>.</p>`;
  }
  shown.set(JSON.stringify(response.schema), id);
  if (isFailure(response.status)) {
    shown.set(`outline:${outline(view)}`, id);
  }
  const fields = isFailure(response.status) ? withoutCodes(view) : view;
  return html`${line}${renderSchema({ ...context, isBrief: hasPage }, fields, id)}`;
}

function renderResponse(context: PageContext, response: OperationResponse, isOpen: boolean, shown: ShownBodies): Html {
  const id = `response-${slug(response.status)}`;
  const codes = responseCodes(context.site.document, response);
  const codeList =
    codes.length === 0
      ? ''
      : html`<p class="codes">Codes: ${join(
          codes.map((code) => html`<code>${code}</code>`),
          ' ',
        )}. <a href="#errors">What to do</a></p>`;
  return html`<details class="response" id="${id}" data-status="${response.status}"${isOpen ? html` open` : ''}>
<summary>${statusBadge(response.status)} <span class="reason">${reasonPhrase(response.status)}</span>${
    response.confidence ? html` ${confidenceBadge(response.confidence)}` : ''
  }</summary>
<div class="response-body">
${fieldText(context, response.description)}
${renderFollowUps(context, response)}${codeList}
${renderHeaders(context, response.headers, id)}${renderResponseBody(context, response, id, shown)}
</div>
</details>`;
}

/** Every declared response: description, headers, body, error codes and what to do next. */
export function renderResponses(page: PageContext, operation: Operation): Html {
  const context: PageContext = { ...page, direction: 'response', linksSchemas: true };
  const firstSuccess = operation.responses.find(({ status }) => !isFailure(status));
  const shown: ShownBodies = new Map();
  return html`<section class="block" aria-labelledby="responses"><h2 id="responses">Responses</h2>
${operation.responses.map((response) => renderResponse(context, response, response === firstSuccess, shown))}
</section>`;
}
