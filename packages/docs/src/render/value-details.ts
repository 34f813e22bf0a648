import type { SchemaView } from '../model/schema-view.ts';
import type { PageContext } from './context.ts';
import { type Content, type Html, html, join } from './html.ts';

function asCode(value: unknown): Html {
  return html`<code>${typeof value === 'string' ? value : JSON.stringify(value)}</code>`;
}

const LONG_LIST = 12;

function knownValues(context: PageContext, view: SchemaView): Content {
  const values = view.enum;
  if (!values || values.length === 0) {
    return '';
  }
  const label = view.openEnum ? 'Known values' : values.length === 1 ? 'Always' : 'One of';
  const items = join(values.map(asCode), ' ');
  const list =
    values.length <= LONG_LIST
      ? items
      : context.isBrief
        ? `${values.length}, listed at the schema`
        : html`<details><summary>${values.length} values</summary>${items}</details>`;
  const note = view.openEnum ? html` <small>others may come</small>` : '';
  return labelled(label, html`${list}${note}`);
}

/** An entry of a list of labels and values (`dl`). */
export function labelled(label: string, value: Content): Html {
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
}

/**
 * Allowed values, limits, default and an example value: what one needs to send or read a field. Where a response says
 * again what stands at its schema, only the allowed values are left: an example of all fields is beside it.
 */
export function renderValueDetails(context: PageContext, view: SchemaView, example: unknown): Content {
  // Everybody knows what a UUID or a date looks like, and how long it is.
  const { format } = view.items ?? view;
  const isUuid = format === 'uuid';
  const limits =
    context.isBrief || isUuid || format === 'date' || format === 'date-time'
      ? []
      : [...view.limits, ...(view.items?.limits ?? []).map((limit) => `each ${limit}`)];
  const showsExample =
    !context.isBrief &&
    !isUuid &&
    example !== undefined &&
    typeof example !== 'object' &&
    view.constant === undefined &&
    !view.enum;
  const entries = [
    view.constant === undefined ? '' : labelled('Always', asCode(view.constant)),
    knownValues(context, view.enum ? view : (view.items ?? view)),
    limits.length === 0
      ? ''
      : labelled(
          'Limits',
          join(
            limits.map((limit) => context.md.inline(limit)),
            ', ',
          ),
        ),
    view.default === undefined ? '' : labelled('Default', asCode(view.default)),
    showsExample ? labelled('Example', asCode(example)) : '',
  ].filter((entry) => entry !== '');
  return entries.length === 0 ? '' : html`<dl>${entries}</dl>`;
}
