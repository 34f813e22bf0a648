import type { Operation, Source } from '@belvo-openapi/spec';
import type { Article } from '../../model/content.ts';
import { confidenceBadge, confidenceSentence } from '../badges.ts';
import type { PageContext } from '../context.ts';
import { type Content, html, join } from '../html.ts';

/** `publishedName` -> `Published name`. */
function label(key: string): string {
  const words = key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function toText(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([key, entry]) => `${key}: ${toText(entry)}`)
        .join(', ')
    : String(value);
}

/** Records that are about an operation: they cover its method and path, or their text names it. */
export function relatedDecisions(decisions: readonly Article[], operation: Operation): Article[] {
  const place = `${operation.method.toUpperCase()} ${operation.path}`;
  return decisions.filter(
    ({ covers, body }) =>
      covers.some((entry) => entry.operation === place) || body.includes(`\`${operation.operationId}\``),
  );
}

function sourceFacts(source: Source): Content {
  const { documents, confidence: _, ...others } = source;
  return [
    html`<div><dt>Sources</dt><dd>${join(
      documents.map((entry) => html`<code>${toText(entry)}</code>`),
      ', ',
    )}</dd></div>`,
    ...Object.entries(others).map(
      ([key, value]) =>
        html`<div><dt>${key === 'operationId' ? 'Published as' : label(key)}</dt><dd>${toText(value)}</dd></div>`,
    ),
  ];
}

/** Where the facts of this page come from, how sure they are, and the decisions behind them. */
export function renderProvenance(context: PageContext, operation: Operation): Content {
  const { source } = operation.extensions;
  const decisions = relatedDecisions(context.site.content.decisions, operation);
  if (!source && decisions.length === 0) {
    return false;
  }
  const list = decisions.map(
    ({ slug, title }) => html`<li><a href="${context.href(`decisions/${slug}.html`)}">${title}</a></li>`,
  );
  return html`<section class="block provenance" aria-labelledby="provenance"><h2 id="provenance">Where this comes from</h2>
${source ? html`<dl class="glance"><div><dt>Confidence</dt><dd>${confidenceBadge(source.confidence)} ${confidenceSentence(source.confidence)}</dd></div>${sourceFacts(source)}</dl>` : ''}
${list.length > 0 ? html`<h3>Decisions</h3><ul>${list}</ul>` : ''}</section>`;
}
