import type { Operation } from '@belvo-openapi/spec';
import { operationUrl } from '../model/urls.ts';
import { deprecatedBadge, methodBadge } from './badges.ts';
import type { PageContext } from './context.ts';
import { type Content, type Html, html } from './html.ts';

/** Method, path and summary of an operation as one linked line. */
export function operationLine(context: PageContext, operation: Operation): Html {
  return html`<a class="operation-line" href="${context.href(operationUrl(operation.operationId))}">${methodBadge(operation.method)}<span class="operation-line-text"><strong>${
    operation.summary || operation.operationId
  }</strong> <code>${operation.path}</code></span>${operation.deprecated ? deprecatedBadge() : ''}</a>`;
}

/** A list of linked operations. */
export function operationList(context: PageContext, operations: readonly Operation[]): Html {
  return html`<ul class="operation-list">${operations.map((operation) => html`<li>${operationLine(context, operation)}</li>`)}</ul>`;
}

/** Links to operations by their operationId, for lists of users. */
export function operationLinks(context: PageContext, ids: Iterable<string>): Content {
  const links = [...ids].sort().map((id) => {
    const operation = context.site.operationsById.get(id);
    return operation
      ? html`<li><a href="${context.href(operationUrl(id))}">${methodBadge(operation.method)}<code>${id}</code></a></li>`
      : html`<li><code>${id}</code></li>`;
  });
  return html`<ul class="link-list">${links}</ul>`;
}
