import { ERROR_ACTIONS, type ErrorAction, errorAction } from '../../model/actions.ts';
import type { ErrorCode } from '../../model/errors.ts';
import { codeRetryLabel } from '../../model/retry.ts';
import { reasonPhrase } from '../../model/status.ts';
import { resourceUrl, slug } from '../../model/urls.ts';
import { badge, statusBadge } from '../badges.ts';
import type { Page, PageContext } from '../context.ts';
import { type Content, html, join } from '../html.ts';
import { type TableRow, table } from '../table.ts';
import { articlePage } from './article.ts';

const TONES: Record<ErrorAction, string> = { repeat: 'good', wait: 'careful', user: 'secret', fix: 'bad' };

const MOST = 6;

/** Which resources can answer with a code; codes of nearly all of them say so instead. */
function users(context: PageContext, { operations }: ErrorCode): Content {
  const names = new Set(operations.map((id) => context.site.operationsById.get(id)?.resource ?? ''));
  const own = context.site.resources.filter(({ name }) => names.has(name));
  if (own.length === 0) {
    return '';
  }
  const list =
    own.length > MOST
      ? `${operations.length} operations of ${own.length} resources`
      : join(
          own.map(({ name, title }) => html`<a href="${context.href(resourceUrl(name))}">${title}</a>`),
          ', ',
        );
  return html`<p class="fact-note">In ${list}.</p>`;
}

function message(context: PageContext, { code }: ErrorCode): Content {
  const texts = context.site.messages.get(code);
  return (
    texts &&
    html`<p class="user-message">Tell the user: “${texts.en}” <a href="${context.href(`guides/errors.html#message-${slug(code)}`)}">Spanish and Portuguese</a></p>`
  );
}

function row(context: PageContext, entry: ErrorCode): TableRow {
  const action = errorAction(entry, context.site.messages);
  return {
    id: slug(entry.code),
    attributes: html` data-action="${action}"`,
    cells: [
      html`<a href="#${slug(entry.code)}"><code>${entry.code}</code></a>${
        entry.obsolete ? badge('obsolete', 'careful', 'Belvo should no longer send it.') : ''
      }`,
      entry.statuses.map((status) => [statusBadge(status), ' ']),
      html`${badge(ERROR_ACTIONS[action], TONES[action])} <span class="fact-note">${codeRetryLabel(entry.retry, entry.waitSeconds)}</span>`,
      html`${context.md.inline(entry.remedy)}${message(context, entry)}${users(context, entry)}`,
    ],
  };
}

function statusRows(context: PageContext): TableRow[] {
  const counts = new Map<string, number>();
  for (const operation of context.site.operations) {
    for (const { status } of operation.responses) {
      counts.set(status, (counts.get(status) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([status, count]) => ({
      id: `status-${status}`,
      cells: [
        html`${statusBadge(status)} ${reasonPhrase(status)}`,
        `${count} of ${context.site.operations.length} operations`,
        join(
          context.site.errorCodes
            .filter(({ statuses }) => statuses.includes(status))
            .map(({ code }) => html`<a href="#${slug(code)}"><code>${code}</code></a>`),
          ' ',
        ),
      ],
    }));
}

/** Every error code: where it occurs, whose turn it is, whether a repeat helps, what to do and what to tell the user. */
export function errorsPage(context: PageContext): Page {
  const codes = context.site.errorCodes;
  const filters = Object.entries(ERROR_ACTIONS).map(([action, label]) => {
    const count = codes.filter((entry) => errorAction(entry, context.site.messages) === action).length;
    return html`<li data-filter="${action}">${badge(label, TONES[action as ErrorAction])} ${count}</li>`;
  });
  return articlePage(
    'errors.html',
    'Error codes',
    'Every error code with its statuses, whose turn it is, whether a repeat can help, and what to tell the end user.',
    html`<section class="block" aria-labelledby="codes"><h2 id="codes">Codes</h2>
<p>Branch on <code>code</code>, not on <code>message</code>. New codes can appear at any time: treat unknown ones like a plain failure of their status.</p>
<ul class="filters" data-filters="codes-list">${filters}</ul>
<div id="codes-list">${table(
      ['Code', 'Status', 'Whose turn', 'What to do'],
      codes.map((entry) => row(context, entry)),
      'codes-table all-codes',
    )}</div></section>
<section class="block" aria-labelledby="statuses"><h2 id="statuses">Statuses</h2>
${table(['Status', 'Declared by', 'Codes'], statusRows(context))}</section>`,
  );
}
