import { componentOf, type SchemaView } from '../model/schema-view.ts';
import { schemaUrl } from '../model/urls.ts';
import type { PageContext } from './context.ts';
import { type Html, html } from './html.ts';

const PLURALS: Record<string, string> = {
  string: 'strings',
  integer: 'integers',
  number: 'numbers',
  boolean: 'booleans',
  object: 'objects',
  array: 'arrays',
};

/** The type of a value in words: `array of strings`, `string or integer`, `one of 3 shapes`, `any value`. */
export function typeLabel(view: SchemaView): string {
  if (view.items) {
    const [type, ...others] = view.items.types;
    const isPlain = type !== undefined && others.length === 0 && !view.items.items;
    return `array of ${isPlain ? (PLURALS[type] ?? type) : typeLabel(view.items)}`;
  }
  if (view.variants) {
    return `one of ${view.variants.options.length} shapes`;
  }
  const isFreeForm = view.types.includes('object') && view.properties.length === 0 && view.additional === undefined;
  return isFreeForm ? 'object with any fields' : view.types.join(' or ') || 'any value';
}

/** Type, format and nullability, with a link to the page of a component that has fields. */
export function renderType(context: PageContext, view: SchemaView): Html {
  const component = componentOf(view);
  const format = view.format ?? view.items?.format;
  const isWorthALink = component !== undefined && context.site.schemaPages.has(component);
  return html`<span class="type">${typeLabel(view)}${format ? html` <span class="format">${format}</span>` : ''}${
    view.nullable ? html` <span class="nullable">or null</span>` : ''
  }${isWorthALink ? html` <a class="component" href="${context.href(schemaUrl(component))}">${component}</a>` : ''}</span>`;
}
