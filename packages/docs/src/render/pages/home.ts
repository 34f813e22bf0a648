import type { Operation } from '@belvo-openapi/spec';
import { operationUrl, resourceUrl } from '../../model/urls.ts';
import { curlSample } from '../../samples/curl.ts';
import { typescriptSample } from '../../samples/typescript.ts';
import { codeBlock } from '../code.ts';
import type { Page, PageContext } from '../context.ts';
import { type Content, type Html, html } from '../html.ts';
import { rateLimitSentence } from '../operation/facts.ts';
import { plainText } from '../plain-text.ts';
import { switcher } from '../switcher.ts';
import { guidePages } from './guide-list.ts';

/** The first read without required parameters: what a newcomer can call with nothing but keys. */
function firstCall(operations: readonly Operation[]): Operation | undefined {
  const open = operations.filter(
    ({ method, parameters }) => method === 'get' && parameters.every(({ required }) => !required),
  );
  return open.find(({ extensions }) => extensions.pagination) ?? open[0] ?? operations[0];
}

function quickStart(context: PageContext): Content {
  const { document, operations } = context.site;
  const operation = firstCall(operations);
  if (!operation) {
    return '';
  }
  const call = switcher(
    [
      { id: 'start-curl', label: 'curl', content: codeBlock(curlSample(document, operation).trimEnd(), 'shell') },
      {
        id: 'start-typescript',
        label: 'TypeScript',
        content: codeBlock(typescriptSample(document, operation).trimEnd(), 'typescript'),
      },
    ],
    { label: 'Language', kind: 'tabs', group: 'language' },
  );
  const environment =
    'export BELVO_SECRET_ID=your-secret-id\nexport BELVO_SECRET_PASSWORD=your-secret-password\nexport BELVO_ENV=sandbox';
  return html`<section class="block" aria-labelledby="start"><h2 id="start">Start in five minutes</h2>
<ol class="steps">
<li><h3>Get a key pair</h3><p>Create it in Belvo's dashboard. Every environment has its own pair; keys never leave your server.</p>${servers(context)}</li>
<li><h3>Put it into the environment</h3><p>Every sample of this reference reads it from there.</p>${codeBlock(environment, 'shell')}</li>
<li><h3>Make the first call</h3><p><a href="${context.href(operationUrl(operation.operationId))}">${operation.summary}</a> needs nothing but the keys.</p>${call}</li>
<li><h3>No keys yet?</h3><p>The mock of this repository answers with the examples of this reference, on your machine: <code>pnpm mock</code>.</p></li>
</ol></section>`;
}

function servers(context: PageContext): Html {
  const rows = (context.site.document.servers ?? []).map(
    ({ url, description }) => html`<tr><th scope="row"><code>${url}</code></th><td>${description ?? ''}</td></tr>`,
  );
  return html`<div class="table-wrap" tabindex="0"><table><tbody>${rows}</tbody></table></div>`;
}

function resourceCards(context: PageContext): Content {
  return context.site.groups.map(
    (group) =>
      html`<h3 class="group-title">${group.title}</h3><ul class="cards">${group.resources.map(
        (
          resource,
        ) => html`<li><a class="card" href="${context.href(resourceUrl(resource.name))}"><strong>${resource.title}</strong>
<span>${plainText(resource.description, 110)}</span><small>${resource.operations.map(({ verb }) => verb).join(' · ')}</small></a></li>`,
      )}</ul>`,
  );
}

/** The first page: what this is, five minutes to the first call, every resource. */
export function homePage(context: PageContext): Page {
  const { document, operations, schemas } = context.site;
  const { info } = document;
  const limit = document['x-rate-limit'] as Parameters<typeof rateLimitSentence>[0] | undefined;
  const summary = typeof info.summary === 'string' ? info.summary : '';
  const guides = guidePages(context.site).filter(({ url }) => url !== 'index.html');
  return {
    url: 'index.html',
    title: info.title,
    description: summary,
    body: html`<article class="plain home"><header class="page-head"><p class="crumbs">Reference · version ${info.version}</p><h1>${info.title}</h1>
${summary ? html`<p class="lead">${summary}</p>` : ''}
<p class="numbers"><span><strong>${operations.length}</strong> operations</span><span><strong>${context.site.resources.length}</strong> resources</span><span><strong>${schemas.length}</strong> schemas</span><span><strong>${context.site.errorCodes.length}</strong> error codes</span></p></header>
${quickStart(context)}
<section class="block" aria-labelledby="about"><h2 id="about">What to know</h2>
<div class="prose">${context.md.block(typeof info.description === 'string' ? info.description : '')}</div>
${limit ? html`<p>Limit of the whole API: ${rateLimitSentence(limit)}</p>` : ''}
<ul class="guide-links">${guides.map(({ url, title }) => html`<li><a href="${context.href(url)}">${title}</a></li>`)}</ul></section>
<section class="block" aria-labelledby="resources"><h2 id="resources">Resources</h2>${resourceCards(context)}</section></article>`,
  };
}
