import type { PropertyView, SchemaView } from '../model/schema-view.ts';
import { schemaUrl, slug } from '../model/urls.ts';
import { badge, deprecatedBadge } from './badges.ts';
import type { PageContext } from './context.ts';
import { type Content, type Html, html } from './html.ts';
import { componentOf, hasChildren, renderType, typeLabel } from './type-label.ts';
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
<div class="field-head"><a class="field-name" href="#${row.id}"><code>${row.name}</code></a>${renderType(context, schema)}${flags(context, row)}</div>
<div class="field-text">${context.md.block(row.description || schema.description)}</div>${renderValueFacts(context, schema, example)}${
    row.extra ?? ''
  }${renderInside(context, schema, row.id, row.open ?? false)}
</li>`;
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
  return html`<details class="inside"${open ? html` open` : ''}><summary>${insideLabel(schema)}</summary>
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
    const page = name && html`<a class="component" href="${context.href(schemaUrl(name))}">${name}</a>`;
    const optionId = `${id}.shape-${index + 1}`;
    return html`<details class="variant" id="${optionId}"${index === 0 ? html` open` : ''}>
<summary>${name ? html`<code>${name}</code>` : html`Shape ${index + 1}`} <span class="type">${typeLabel(option)}</span></summary>
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
