import type { Operation, OperationParameter } from '@belvo-openapi/spec';
import { groupFilters, type ParameterFamily } from '../../model/filters.ts';
import { viewSchema } from '../../model/schema-view.ts';
import { slug } from '../../model/urls.ts';
import type { PageContext } from '../context.ts';
import { renderField } from '../fields.ts';
import { type Content, type Html, html } from '../html.ts';

const PLACES = [
  ['path', 'Path parameters'],
  ['query', 'Query parameters'],
  ['header', 'Header parameters'],
  ['cookie', 'Cookie parameters'],
] as const;

/** How an array is written, where that is not what every URL library does by itself. */
function serialization(parameter: OperationParameter, isArray: boolean): Content {
  if (!isArray || parameter.explode) {
    return '';
  }
  return html`<p class="fact-note">Several values are joined by commas: <code>${parameter.name}=a,b</code>.</p>`;
}

function renderParameter(context: PageContext, parameter: OperationParameter, more: Content = ''): Html {
  const schema = viewSchema(context.site.document, parameter.schema);
  const { example } = parameter;
  return renderField(context, {
    id: `${parameter.in}.${slug(parameter.name)}`,
    name: parameter.name,
    required: parameter.required,
    schema,
    description: parameter.description,
    deprecated: parameter.deprecated,
    sensitive: parameter.sensitive,
    example: Array.isArray(example) && !parameter.explode ? example.join(',') : example,
    extra: [serialization(parameter, schema.items !== undefined), more],
  });
}

/** The plain parameter stands for itself; its variants (`__gte`, `__in`, …) are folded under it. */
function renderFamily(context: PageContext, { field, members }: ParameterFamily): Html {
  const base = members.find(({ name, required }) => name === field || required);
  const others = members.filter((member) => member !== base);
  const [only, ...rest] = others;
  if (!base && only && rest.length === 0) {
    return renderParameter(context, only);
  }
  const folded =
    others.length === 0
      ? ''
      : html`<details class="inside"><summary>${base ? '' : html`<code>${field}</code> `}${others.length} ${
          base ? 'more ' : ''
        }${others.length === 1 ? 'filter' : 'filters'}: ${others.map(({ name }) => html`<code>${name.slice(field.length)}</code> `)}</summary>
<ul class="fields">${others.map((member) => renderParameter(context, member))}</ul></details>`;
  return base ? renderParameter(context, base, folded) : html`<li class="family">${folded}</li>`;
}

/** The parameters of an operation, by place; filters of one field are folded together. */
export function renderParameters(context: PageContext, operation: Operation): Content {
  return PLACES.map(([place, title]) => {
    const own = operation.parameters.filter((parameter) => parameter.in === place);
    const sorted = [...own.filter(({ required }) => required), ...own.filter(({ required }) => !required)];
    return (
      own.length > 0 &&
      html`<section class="block" aria-labelledby="${place}-parameters"><h2 id="${place}-parameters">${title}</h2>
<ul class="fields">${groupFilters(sorted).map((family) => renderFamily(context, family))}</ul></section>`
    );
  });
}
