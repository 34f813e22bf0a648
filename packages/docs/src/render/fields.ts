import { componentOf, hasChildren, type PropertyView, type SchemaView } from '../model/schema-view.ts';
import { slug } from '../model/urls.ts';
import { badge, deprecatedBadge } from './badges.ts';
import type { PageContext } from './context.ts';
import { type Content, type Html, html, trusted } from './html.ts';
import { renderType, typeLabel } from './type-label.ts';
import { renderValueDetails } from './value-details.ts';

/** One line of a list of fields or parameters. */
export interface FieldRow {
  /** Unique in the page: the address of the field. */
  id: string;
  name: string;
  required: boolean;
  schema: SchemaView;
  /** Replaces the description of the schema. */
  description?: string;
  deprecated?: boolean;
  sensitive?: string | undefined;
  /** Value to show as example, when it is not the one of the schema. */
  example?: unknown;
  /** Shown after the description. */
  extra?: Content;
  /** Unfolds the content of the field from the start. */
  open?: boolean;
}

function flags(context: PageContext, row: FieldRow): Content[] {
  const sensitive = row.sensitive ?? row.schema.sensitive;
  const isResponse = context.direction === 'response';
  return [
    row.required && !isResponse ? html`<b>required</b>` : false,
    row.deprecated || row.schema.deprecated ? deprecatedBadge() : false,
    sensitive
      ? html`<a class="badge tone-secret" href="${context.href('guides/sensitive-data.html')}">${sensitive}</a>`
      : false,
    // Whatever is in a response can be read.
    row.schema.access && !isResponse ? badge(row.schema.access) : false,
  ];
}

/** Renders one field: its line, its description and details, and what is inside of it. */
export function renderField(context: PageContext, row: FieldRow): Html {
  const { schema, id } = row;
  const example = row.example ?? schema.example;
  const elsewhere = placeOf(context, schema, id);
  return html`<li class="field${row.deprecated || schema.deprecated ? ' is-deprecated' : ''}" id="${id}">
<div class="field-head"><code>${row.name}</code>${renderType(schema, elsewhere)}${flags(context, row)}</div>
${fieldText(context, row.description || schema.description)}${renderValueDetails(context, schema, example)}${
  row.extra ?? ''
}${isRecursive(schema) ? html`<p class="fact-note">Contains itself.</p>` : ''}${
  elsewhere === undefined ? renderInside(context, schema, id, row.open ?? false) : ''
}
</li>`;
}

const ONE_PARAGRAPH = /^<p>(?:(?!<p>)[\s\S])*<\/p>\n$/;

/** A description: most are one paragraph, which needs no element around it. */
export function fieldText(context: PageContext, text: string | undefined): Content {
  const block = context.md.block(text);
  return text && !ONE_PARAGRAPH.test(block.text)
    ? html`<div class="field-text">${block}</div>`
    : trusted(block.text.trimEnd());
}

function isRecursive(schema: SchemaView): boolean {
  return schema.recursive || schema.items?.recursive === true;
}

/** Where the fields of a value stand, when it is not here: further up on this page, or at the place of the schema. */
function placeOf(context: PageContext, schema: SchemaView, id: string): string | undefined {
  const component = componentOf(schema);
  if (component === undefined || !(hasChildren(schema) || isRecursive(schema))) {
    return undefined;
  }
  const shown = context.shown.get(component);
  if (shown !== undefined) {
    return `#${shown}`;
  }
  const isLinked = context.linksSchemas || isRecursive(schema);
  const isHere = context.site.schemaPlaces.get(component) === `${context.url}#${id}`;
  return isLinked && !isHere ? context.schemaHref(component) : undefined;
}

function renderInside(context: PageContext, schema: SchemaView, id: string, open: boolean): Content {
  if (!hasChildren(schema) || isRecursive(schema)) {
    return '';
  }
  const component = componentOf(schema);
  if (component !== undefined) {
    context.shown.set(component, id);
  }
  return html`<details class="inside"${open ? html` open` : ''}><summary>${component ? html`<code>${component}</code> ` : ''}${insideLabel(schema)}</summary>
${renderSchema(context, schema, id)}
</details>`;
}

function insideLabel(schema: SchemaView): string {
  if (schema.items) {
    return insideLabel(schema.items);
  }
  if (schema.variants) {
    return `${schema.variants.options.length} shapes`;
  }
  const count = schema.properties.length;
  return count === 0 ? 'Further fields' : `${count} ${count === 1 ? 'field' : 'fields'}`;
}

/** Renders what is inside a schema: its fields, the shapes it can take, or those of its items. */
export function renderSchema(context: PageContext, schema: SchemaView, id: string): Html {
  if (schema.items) {
    return renderSchema(context, schema.items, id);
  }
  return html`${renderProperties(context, schema.properties, id)}${renderVariants(context, schema, id)}${renderAdditional(
    context,
    schema,
    id,
  )}`;
}

function renderProperties(context: PageContext, properties: readonly PropertyView[], id: string): Content {
  if (properties.length === 0) {
    return '';
  }
  // A single nested object is most often what the reader came for.
  const nested = properties.filter((property) => hasChildren(property.schema));
  const rows = properties.map((property) =>
    renderField(context, {
      ...property,
      id: `${id}.${slug(property.name)}`,
      open: nested.length === 1 && property === nested[0],
    }),
  );
  return html`<ul class="fields">${rows}</ul>`;
}

function renderVariants(context: PageContext, { variants }: SchemaView, id: string): Content {
  if (!variants) {
    return '';
  }
  const options = variants.options.map((option, index) => {
    const name = componentOf(option);
    const optionId = `${id}.shape-${index + 1}`;
    const elsewhere = placeOf(context, option, optionId);
    const title = name ? html`<code>${name}</code>` : (option.title ?? `Shape ${index + 1}`);
    const text = html`${fieldText(context, option.description)}${renderValueDetails(context, option, option.example)}`;
    if (elsewhere !== undefined) {
      return html`<div class="variant" id="${optionId}"><a href="${elsewhere}">${title}</a> <span class="type">${typeLabel(option)}</span>${text}</div>`;
    }
    if (name !== undefined) {
      context.shown.set(name, optionId);
    }
    return html`<details class="variant" id="${optionId}"${index === 0 ? html` open` : ''}>
<summary>${title} <span class="type">${typeLabel(option)}</span></summary>
${text}
${renderSchema(context, option, optionId)}
</details>`;
  });
  return html`<div class="variants"><p class="variants-lead">${variants.kind === 'oneOf' ? 'Exactly one of' : 'Any of'}</p>${options}</div>`;
}

function renderAdditional(context: PageContext, { additional }: SchemaView, id: string): Content {
  if (!additional) {
    return '';
  }
  const row = { id: `${id}.-key-`, name: '{key}', required: false, schema: additional };
  return html`<ul class="fields">${renderField(context, row)}</ul>`;
}
