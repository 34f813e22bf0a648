import { componentOf, type SchemaView } from '../model/schema-view.ts';
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
  const [value] = view.constant === undefined ? (view.enum ?? []) : [view.constant];
  if (view.types.length === 0 && value !== undefined) {
    return typeof value;
  }
  const isFreeForm =
    view.types.includes('object') && view.properties.length === 0 && view.additional === undefined && !view.recursive;
  return isFreeForm ? 'object with any fields' : view.types.join(' or ') || 'any value';
}

/**
 * Type, format and nullability, and the name of a component that has fields.
 * @param href where its fields stand; undefined when they follow.
 */
export function renderType(view: SchemaView, href?: string): Html {
  const component = componentOf(view);
  const format = view.format ?? view.items?.format;
  const name = href === undefined ? '' : html` <a href="${href}">${component}</a>`;
  return html`<span class="type">${typeLabel(view)}${format ? ` · ${format}` : ''}${view.nullable ? ' or null' : ''}${name}</span>`;
}
