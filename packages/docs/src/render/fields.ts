import { componentOf, hasChildren, type PropertyView, type SchemaView } from '../model/schema-view.ts';
import { schemaUrl, slug } from '../model/urls.ts';
import { badge, deprecatedBadge } from './badges.ts';
import type { PageContext } from './context.ts';
import { type Content, type Html, html } from './html.ts';
import { renderType, typeLabel } from './type-label.ts';
import { renderValueFacts } from './value-facts.ts';

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

const SENSITIVE_TITLES: Record<string, string> = {
  credential: 'Gives access: never log or store it. The client redacts it.',
  personal: 'Identifies a person: treat it as personal data. The client redacts it.',
};

function flags(context: PageContext, row: FieldRow): Content[] {
  const sensitive = row.sensitive ?? row.schema.sensitive;
  return [
    row.required && context.direction !== 'response' ? html`<span class="required">required</span>` : false,
    row.deprecated || row.schema.deprecated ? deprecatedBadge() : false,
    sensitive ? badge(sensitive, 'secret', SENSITIVE_TITLES[sensitive]) : false,
    row.schema.access ? badge(row.schema.access) : false,
  ];
}

/** Renders one field: its line, its description and facts, and what is inside of it. */
export function renderField(context: PageContext, row: FieldRow): Html {
  const { schema } = row;
  const example = row.example ?? schema.example;
  return html`<li class="field${row.deprecated || schema.deprecated ? ' is-deprecated' : ''}" id="${row.id}">
<div class="field-head"><code class="field-name">${row.name}</code>${renderType(context, schema)}${flags(context, row)}</div>
${fieldText(context, row.description || schema.description)}${renderValueFacts(context, schema, example)}${
  row.extra ?? ''
}${renderInside(context, schema, row.id, row.open ?? false)}
</li>`;
}

function fieldText(context: PageContext, text: string | undefined): Content {
  return text ? html`<div class="field-text">${context.md.block(text)}</div>` : '';
}

function renderInside(context: PageContext, schema: SchemaView, id: string, open: boolean): Content {
  const component = componentOf(schema);
  if (schema.recursive || schema.items?.recursive) {
    return component
      ? html`<p class="recursive">Contains itself: see <a href="${context.href(schemaUrl(component))}"><code>${component}</code></a>.</p>`
      : '';
  }
  if (!hasChildren(schema)) {
    return '';
  }
  const elsewhere = component === undefined ? undefined : placeOf(context, component, schema);
  if (component !== undefined && elsewhere !== undefined) {
    return html`<p class="recursive">Fields: see <a href="${elsewhere}"><code>${component}</code></a>.</p>`;
  }
  if (component !== undefined) {
    context.shown.set(component, id);
  }
  return html`<details class="inside"${open ? html` open` : ''}><summary>${insideLabel(schema)}</summary>
${renderSchema(context, schema, id)}
</details>`;
}

/** Where the fields of a named schema stand already: further up on this page, or on the page of the schema. */
function placeOf(context: PageContext, component: string, schema: SchemaView): string | undefined {
  const id = context.shown.get(component);
  if (id !== undefined) {
    return `#${id}`;
  }
  const isLong = context.direction === 'response' && fieldCount(schema) > MOST_INSIDE;
  return (context.linksSchemas || isLong) && context.site.schemaPages.has(component)
    ? context.href(schemaUrl(component))
    : undefined;
}

// Of what is inside a response, a page writes out as much as one reads in passing; more has a page of its own.
const MOST_INSIDE = 6;

function fieldCount(schema: SchemaView): number {
  const inner = schema.items ? fieldCount(schema.items) : 0;
  const shapes = schema.variants?.options ?? [];
  return (
    inner +
    schema.properties.reduce((sum, property) => sum + 1 + fieldCount(property.schema), 0) +
    shapes.reduce((sum, shape) => sum + fieldCount(shape), 0)
  );
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
    const page = name && html`<a class="component" href="${context.href(schemaUrl(name))}">${name}</a>`;
    const optionId = `${id}.shape-${index + 1}`;
    return html`<details class="variant" id="${optionId}"${index === 0 ? html` open` : ''}>
<summary>${name ? html`<code>${name}</code>` : (option.title ?? `Shape ${index + 1}`)} <span class="type">${typeLabel(option)}</span></summary>
<div class="field-text">${context.md.block(option.description)}</div>${renderValueFacts(context, option, option.example)}
${option.recursive ? html`<p class="recursive">Contains itself: see ${page}.</p>` : renderSchema(context, option, optionId)}
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
