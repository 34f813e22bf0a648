import type { Article } from '../../model/content.ts';
import { readReleases } from '../../model/releases.ts';
import { operationUrl, slug, webhookUrl } from '../../model/urls.ts';
import { badge } from '../badges.ts';
import type { Page, PageContext } from '../context.ts';
import { type Content, type Html, html, trusted } from '../html.ts';
import { table } from '../table.ts';
import { articlePage } from './article.ts';

const WEIGHTS = {
  major: ['may break you', 'bad', 'Code that was right may be refused or no longer compile.'],
  minor: ['new', 'good', 'Everything that was right stays right, and something is new.'],
  patch: ['words', 'unknown', 'Words and examples; no call and no type changes.'],
} as const;

type Verdict = NonNullable<ReturnType<PageContext['site']['history']['get']>>;

function reached(context: PageContext, names: readonly string[]): Content {
  const links = names.map((name) => {
    const event = context.site.webhooks.find((candidate) => candidate.name === name);
    if (!event && !context.site.operationsById.has(name)) {
      return html`<code>${name}</code> `;
    }
    return html`<a href="${context.href(event ? webhookUrl(name) : operationUrl(name))}"><code>${name}</code></a> `;
  });
  return names.length > 6
    ? html`<details class="inside"><summary>${names.length} operations and events</summary>${links}</details>`
    : links;
}

/** What a version changed, operation by operation, each change with its weight. */
function verdict(context: PageContext, { from, changes, weight }: Verdict): Content {
  if (!weight) {
    return html`<p>${badge('nothing', 'good')} Nothing changed for callers since ${from}.</p>`;
  }
  const [label, tone, sentence] = WEIGHTS[weight];
  const rows = changes.map((change) => ({
    cells: [
      badge(WEIGHTS[change.weight][0], WEIGHTS[change.weight][1], change.weight),
      html`${change.place}: ${change.what}<p class="fact-note">${change.reason}</p>`,
      reached(context, change.reaches),
    ],
  }));
  return html`<p>${badge(label, tone, weight)} Compared with ${from}: ${sentence}</p>
${table(['Weight', 'Change', 'Where'], rows)}`;
}

function release(context: PageContext, version: string, isFirst: boolean): Content {
  const known = context.site.history.get(version);
  if (known) {
    return verdict(context, known);
  }
  return isFirst
    ? html`<p>${badge('first', 'good')} Nothing came before it, so nothing that worked can break.</p>`
    : html`<p>${badge('not released', 'unknown')} No version has been released to compare with: nothing that you rely on can break yet.</p>`;
}

/** Every release has the same headings: their addresses begin with the version. */
function withVersion(text: Html, version: string): Html {
  return trusted(text.text.replace(/<h3 id="/g, `<h3 id="${slug(version)}-`));
}

/** What changed in the specification, release by release: what it means for callers first, then the words. */
export function changelogPage(context: PageContext, article: Article): Page {
  const releases = readReleases(article.body);
  const sections = releases.map(
    ({ version, date, body }, index) => html`<section class="block"><h2 id="version-${slug(version)}">${version}${
      date ? html` <time datetime="${date}">${date}</time>` : ''
    }</h2>
${release(context, version, index === releases.length - 1)}
<div class="prose">${withVersion(context.md.block(body), version)}</div></section>`,
  );
  return articlePage(
    'changelog.html',
    article.title,
    'What changed, version by version: what it means for those who call the API, then the words.',
    html`<p>How the weights are judged: <a href="${context.href('guides/review-diff.html')}">reading a diff</a>. To hear of changes, subscribe to the <a href="${context.href('changelog.xml')}">feed</a>.</p>${sections}`,
    'spec/CHANGELOG.md',
  );
}
