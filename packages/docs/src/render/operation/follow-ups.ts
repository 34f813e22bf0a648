import type { OperationResponse, ResponseLink } from '@belvo-openapi/spec';
import { operationUrl, slug } from '../../model/urls.ts';
import type { PageContext } from '../context.ts';
import { type Content, type Html, html } from '../html.ts';

/** A runtime expression (OpenAPI 3.1, section 4.8.20.4) as a path into the body, or as it is. */
export function describeExpression(expression: unknown): Html {
  const text = typeof expression === 'string' ? expression : JSON.stringify(expression);
  const body = /^\$(response|request)\.body#(.*)$/.exec(text);
  if (!body) {
    const parameter = /^\$request\.(?:path|query|header)\.(.+)$/.exec(text);
    return parameter ? html`<code>${parameter[1]}</code> of the request` : html`<code>${text}</code>`;
  }
  const path = (body[2] ?? '')
    .split('/')
    .slice(1)
    .map((token) => (/^\d+$/.test(token) ? `[${token}]` : `.${token}`))
    .join('')
    .replace(/^\./, '');
  return html`<code>${path || 'the whole body'}</code> of this ${body[1] ?? 'response'}`;
}

function row(name: string, value: unknown): Html {
  return html`<tr><th scope="row"><code>${name}</code></th><td>${describeExpression(value)}</td></tr>`;
}

function bodyRows(requestBody: unknown): Content {
  if (requestBody === undefined) {
    return '';
  }
  return typeof requestBody === 'object' && requestBody !== null
    ? Object.entries(requestBody).map(([name, value]) => row(name, value))
    : row('body', requestBody);
}

function renderLink(context: PageContext, link: ResponseLink, prefix: string): Html {
  const target = context.site.operationsById.get(link.operationId);
  const name = target
    ? html`<a href="${context.href(operationUrl(link.operationId))}">${target.summary}</a> (<code>${link.operationId}</code>)`
    : html`<code>${link.operationId}</code>`;
  return html`<div class="follow-up" id="${prefix}.${slug(link.name)}"><p class="follow-up-title">Continue with ${name}</p>
${context.md.block(link.description)}
<table><tbody>${Object.entries(link.parameters).map(([key, value]) => row(key, value))}${bodyRows(link.requestBody)}</tbody></table></div>`;
}

/**
 * The calls that continue from a response, with the values they take from it: its OpenAPI links.
 * @param prefix start of their ids; has to differ when a page shows several responses.
 */
export function renderFollowUps(
  context: PageContext,
  response: OperationResponse,
  prefix = `link-${response.status}`,
): Content {
  return response.links.map((link) => renderLink(context, link, prefix));
}
