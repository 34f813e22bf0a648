import type { Operation, OperationResponse } from '@belvo-openapi/spec';
import { allEnvironments, MOCK } from '../../model/environments.ts';
import type { Guide } from '../../model/guides.ts';
import type { Language } from '../../model/language.ts';
import { operationUrl, slug } from '../../model/urls.ts';
import { codeBlock } from '../code.ts';
import type { Page, PageContext } from '../context.ts';
import { renderDiagram } from '../diagram.ts';
import { exportLine, renderAim } from '../environments.ts';
import { isLanguage } from '../highlight.ts';
import { type Html, html } from '../html.ts';
import { renderFollowUps } from '../operation/follow-ups.ts';
import { operationLinks } from '../operation-table.ts';
import { switcher } from '../switcher.ts';
import { table } from '../table.ts';

const BY_EXTENSION: Readonly<Record<string, Language>> = {
  ts: 'typescript',
  sh: 'bash',
  py: 'python',
  mjs: 'javascript',
  json: 'json',
};

/** `TypeScript: client/samples/lists.ts#all` per line: tested files of the packages, as tabs of languages. */
function renderSamples(context: PageContext, source: string, id: string): Html {
  const hosts = allEnvironments(context.site.document).map(({ url }) => url);
  const panels = source
    .trim()
    .split('\n')
    .map((line) => {
      const [label = '', place = ''] = line.split(/:\s+/);
      const file = place.split('#')[0] ?? '';
      const language = BY_EXTENSION[file.split('.').at(-1) ?? ''] ?? 'text';
      const code = context.site.readSample(place);
      const host = hosts.find((url) => code.includes(url));
      return {
        id: `${id}-${slug(label.toLowerCase())}`,
        label,
        content: codeBlock(code, language, { label: `packages/${file}`, host }),
      };
    });
  return switcher(panels, { label: 'Language', kind: 'tabs', group: 'language' });
}

/** The environment variables of each host, as tabs that follow the choice of the page. */
function renderExports(context: PageContext, id: string): Html {
  const panels = allEnvironments(context.site.document).map((environment) => {
    const keys =
      environment === MOCK
        ? 'export BELVO_SECRET_ID=any\nexport BELVO_SECRET_PASSWORD=any'
        : 'export BELVO_SECRET_ID=your-secret-id\nexport BELVO_SECRET_PASSWORD=your-secret-password';
    return {
      id: `${id}-${environment.name}`,
      label: environment.label,
      content: codeBlock(`${keys}\n${exportLine(environment)}`, 'bash'),
    };
  });
  return switcher(panels, { label: 'Server', kind: 'tabs', group: 'environment' });
}

/** Responses of calls that reach an institution and are continued by another operation, by that operation. */
function continuations(context: PageContext): Html {
  const asking = context.site.operations
    .filter(({ method }) => ['post', 'put', 'patch'].includes(method))
    .flatMap((operation) =>
      operation.responses.filter(({ links }) => links.length > 0).map((response) => ({ operation, response })),
    );
  const byTarget = Map.groupBy(asking, ({ response }) => response.links[0]?.operationId ?? '');
  return html`${[...byTarget].map(([target, entries]) => continuation(context, target, entries))}`;
}

interface Asking {
  readonly operation: Operation;
  readonly response: OperationResponse;
}

function continuation(context: PageContext, target: string, entries: readonly Asking[]): Html {
  const resume = context.site.operationsById.get(target);
  const [first] = entries;
  const name = resume
    ? html`<a href="${context.href(operationUrl(target))}">${resume.summary}</a> (<code>${target}</code>)`
    : html`<code>${target}</code>`;
  return html`<h3 id="${target}">${name}</h3><p>Continues:</p>${operationLinks(
    context,
    entries.map(({ operation }) => operation.operationId),
  )}${first ? renderFollowUps(context, { ...first.response, links: first.response.links.slice(0, 1) }, `link-${target}`) : ''}`;
}

/** The messages for end users, per code and language. */
function messages(context: PageContext): Html {
  return html`${[...context.site.messages.values()].map(
    ({
      code,
      en,
      es,
      pt,
    }) => html`<section class="message" id="message-${slug(code)}"><h3 id="code-${slug(code)}"><code>${code}</code></h3>
<dl class="glance"><div><dt>English</dt><dd lang="en">${en}</dd></div><div><dt>Español</dt><dd lang="es">${es}</dd></div><div><dt>Português</dt><dd lang="pt">${pt}</dd></div></dl></section>`,
  )}`;
}

/** Every event with what it is called on the wire. */
function events(context: PageContext): Html {
  const rows = context.site.webhooks.map(({ name, summary, webhookType, webhookCode }) => ({
    cells: [
      html`<a href="${context.href(`webhooks/${slug(name)}.html`)}">${summary || name}</a>`,
      html`<code>${webhookType}</code>`,
      html`<code>${webhookCode}</code>`,
    ],
  }));
  return table(['Event', 'webhook_type', 'webhook_code'], rows);
}

/** Lists that a guide takes from the specification, by the name in its `list` block. */
const LISTS: Readonly<Record<string, (context: PageContext) => Html>> = { continuations, messages, events };

function renderList(context: PageContext, name: string): Html {
  const render = LISTS[name];
  if (!render) {
    throw new Error(`There is no list "${name}". Known: ${Object.keys(LISTS).join(', ')}.`);
  }
  return render(context);
}

/** Draws a block of code of a guide: samples, diagram, list, or code as it is. */
function fences(context: PageContext): (language: string, source: string) => Html {
  let count = 0;
  return (info, source) => {
    count += 1;
    const [language = '', ...rest] = info.split(' ');
    const id = `block-${count}`;
    switch (language) {
      case 'sample':
        return renderSamples(context, source, id);
      case 'environment':
        return renderExports(context, id);
      case 'mermaid':
        return renderDiagram(source, id, rest.join(' '));
      case 'list':
        return renderList(context, rest.join(' '));
      default:
        return codeBlock(source, language === 'sh' ? 'bash' : isLanguage(language) ? language : 'text');
    }
  };
}

const KINDS: Record<Guide['kind'], string> = {
  tutorial: 'Tutorial',
  'how-to': 'How-to',
  concept: 'Concept',
  reviewer: 'For reviewers',
};

/**
 * A hand-written page.
 * @throws Error when it refers to a sample, region, list or diagram that does not exist; the message names the page.
 */
export function guidePage(context: PageContext, guide: Guide): Page {
  const hasSamples = /^```(sample|environment)/m.test(guide.body);
  const { environments: names } = guide;
  const [first, ...others] = allEnvironments(context.site.document).filter(({ name }) => names?.includes(name) ?? true);
  try {
    return {
      url: guide.url,
      title: guide.title,
      description: guide.description,
      source: guide.source,
      body: html`<article class="plain guide"><header class="page-head"><p class="crumbs">${KINDS[guide.kind]}</p><h1>${guide.title}</h1>
<p class="lead">${guide.description}</p></header>
${hasSamples && first ? renderAim([first, ...others]) : ''}
<div class="prose">${context.md.withFences(fences(context)).block(guide.body)}</div></article>`,
    };
  } catch (cause) {
    throw new Error(`${guide.source}: ${(cause as Error).message}`, { cause });
  }
}
