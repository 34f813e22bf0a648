import type { Operation } from '@belvo-openapi/spec';
import { operationUrl } from '../../model/urls.ts';
import { clientMethod, typescriptSample } from '../../samples/typescript.ts';
import { codeBlock } from '../code.ts';
import type { Page, PageContext } from '../context.ts';
import { type Content, html, join } from '../html.ts';
import { operationLinks, operationList } from '../operation-table.ts';
import { type TableRow, table } from '../table.ts';
import { articlePage } from './article.ts';

function ids(operations: readonly Operation[]): string[] {
  return operations.map(({ operationId }) => operationId);
}

function section(id: string, title: string, content: Content): Content {
  return html`<section class="block" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${content}</section>`;
}

/** How lists are read, with every operation that responds in pages. */
export function paginationPage(context: PageContext): Page {
  const lists = context.site.operations.filter(({ extensions }) => extensions.pagination);
  const [first] = lists;
  const parameters = first?.parameters.filter(({ name }) => name.startsWith('page')) ?? [];
  return articlePage(
    'guides/pagination.html',
    'Pagination',
    'Lists come in pages. The client walks through them; a program of its own follows the next address until there is none.',
    html`${first ? section('client', 'With the client', codeBlock(typescriptSample(context.site.document, first), 'typescript')) : ''}
${section(
  'by-hand',
  'By hand',
  html`<p>Every page names the number of entries and the address of the next page, which is <code>null</code> on the last one. Before following an address, check that its origin and path are those of your request: your credentials go with it.</p>
<dl class="glance">${parameters.map((parameter) => html`<div><dt><code>${parameter.name}</code></dt><dd>${context.md.inline(parameter.description)}</dd></div>`)}</dl>`,
)}
${section('operations', `${lists.length} operations answer in pages`, operationLinks(context, ids(lists)))}`,
  );
}

/** Operations that answer 202: the result comes later. */
export function asyncPage(context: PageContext): Page {
  const later = context.site.operations.filter(({ responses }) => responses.some(({ status }) => status === '202'));
  const always = later.filter(({ responses }) =>
    responses.every(({ status }) => status === '202' || !status.startsWith('2')),
  );
  const onRequest = later.filter((operation) => !always.includes(operation));
  const headers = [
    ...new Set(
      onRequest.flatMap(({ parameters }) =>
        parameters.filter((entry) => entry.in === 'header').map(({ name }) => name),
      ),
    ),
  ];
  const guides = context.site.guides.filter(({ body }) => headers.some((header) => body.includes(header)));
  const guideLinks = guides.map(({ url, title }) => html`<a href="${context.href(url)}">${title}</a>`);
  return articlePage(
    'guides/async.html',
    'Answers that come later',
    'Status 202 says that the work was accepted. Its result arrives as a webhook that carries the same request identifier.',
    html`${onRequest.length > 0 ? section('on-request', 'When you ask for it', html`<p>Send the header ${headers.map((name) => html`<code>${name}</code> `)}where the operation has it.</p>${operationList(context, onRequest)}`) : ''}
${always.length > 0 ? section('always', 'Always', operationList(context, always)) : ''}
${context.site.webhooks.length > 0 ? html`<p>The events are described under <a href="${context.href('webhooks/index.html')}">Webhooks</a>.</p>` : ''}
${guides.length > 0 ? html`<p>With code: ${join(guideLinks, ', ')}.</p>` : ''}`,
  );
}

/** What is secret or personal in requests and answers. */
export function sensitiveDataPage(context: PageContext): Page {
  const rows = context.site.operations
    .filter(({ sensitive }) => sensitive.some((entry) => entry.in !== 'response' && entry.level === 'credential'))
    .map((operation): TableRow => {
      const fields = operation.sensitive.filter((entry) => entry.in !== 'response' && entry.level === 'credential');
      return {
        cells: [
          html`<a href="${context.href(operationUrl(operation.operationId))}"><code>${clientMethod(operation)}</code></a>`,
          fields.map(({ path }) => html`<code>${path.slice(1).replaceAll('/', '.')}</code> `),
        ],
      };
    });
  return articlePage(
    'guides/sensitive-data.html',
    'Sensitive data',
    'Fields marked credential give access to something; fields marked personal identify a person. The client keeps both out of errors, logs and hooks.',
    html`<section class="block"><h2 id="credentials">Requests that carry credentials</h2>
<p>Never log these bodies, and never repeat such a call by program once it may have reached the server: institutions lock accounts after a few attempts.</p>
${table(['Call', 'Credentials'], rows)}</section>`,
  );
}
