import type { SchemaView } from '../model/schema-view.ts';
import type { PageContext } from './context.ts';
import { type Content, type Html, html, join } from './html.ts';

function asCode(value: unknown): Html {
  return html`<code>${typeof value === 'string' ? value : JSON.stringify(value)}</code>`;
}

const LONG_LIST = 12;

function enumFact(view: SchemaView): Content {
  const values = view.enum;
  if (!values || values.length === 0) {
    return '';
  }
  const label = view.openEnum ? 'Known values' : values.length === 1 ? 'Always' : 'One of';
  const items = html`<ul class="enum">${values.map((value) => html`<li>${asCode(value)}</li>`)}</ul>`;
  const list =
    values.length > LONG_LIST ? html`<details><summary>${values.length} values</summary>${items}</details>` : items;
  const note = view.openEnum ? html`<span class="fact-note">others may come</span>` : '';
  return fact(label, html`${list}${note}`, true);
}

function fact(label: string, value: Content, isWide = false): Html {
  return html`<div class="fact${isWide ? ' is-wide' : ''}"><dt>${label}</dt><dd>${value}</dd></div>`;
}

/** Allowed values, limits, default and an example value: what one needs to send or read a field. */
export function renderValueFacts(context: PageContext, view: SchemaView, example: unknown): Content {
  // Everybody knows what a UUID or a date looks like, and how long it is.
  const { format } = view.items ?? view;
  const isUuid = format === 'uuid';
  const limits =
    isUuid || format === 'date' || format === 'date-time'
      ? []
      : [...view.limits, ...(view.items?.limits ?? []).map((limit) => `each ${limit}`)];
  const showsExample =
    !isUuid && example !== undefined && typeof example !== 'object' && view.constant === undefined && !view.enum;
  const facts = [
    view.constant === undefined ? '' : fact('Always', asCode(view.constant)),
    enumFact(view.enum ? view : (view.items ?? view)),
    limits.length === 0
      ? ''
      : fact(
          'Limits',
          join(
            limits.map((limit) => context.md.inline(limit)),
            ', ',
          ),
        ),
    view.default === undefined ? '' : fact('Default', asCode(view.default)),
    showsExample ? fact('Example', asCode(example)) : '',
  ].filter((entry) => entry !== '');
  return facts.length === 0 ? '' : html`<dl class="facts">${facts}</dl>`;
}
