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

function renderParameter(context: PageContext, parameter: OperationParameter): Html {
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
    extra: serialization(parameter, schema.items !== undefined),
  });
}

function renderFamily(context: PageContext, { field, members }: ParameterFamily): Html {
  const [only, ...others] = members;
  if (only && others.length === 0) {
    return renderParameter(context, only);
  }
  const names = members.map(({ name }) => name.slice(field.length) || name).join(' ');
  return html`<li class="family"><details class="inside"><summary><code>${field}</code> <span class="family-note">${
    members.length
  } filters: ${names}</span></summary>
<ul class="fields">${members.map((member) => renderParameter(context, member))}</ul></details></li>`;
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
