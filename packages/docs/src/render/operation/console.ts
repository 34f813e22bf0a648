import type { Operation } from '@belvo-openapi/spec';
import { MOCK } from '../../model/environments.ts';
import { parameterValue, sampleParameters } from '../../samples/values.ts';
import type { PageContext } from '../context.ts';
import { type Html, html } from '../html.ts';

/**
 * Where the script of the site puts a form that sends the operation to the mock: the values it begins with are those of
 * the samples. Hidden without JavaScript.
 */
export function renderConsole(context: PageContext, operation: Operation): Html {
  const { document } = context.site;
  const sent = new Set(
    (['path', 'query', 'header'] as const)
      .flatMap((place) => sampleParameters(operation, place))
      .map(({ name }) => name),
  );
  const parameters = operation.parameters.map((parameter) => {
    const value = parameterValue(document, parameter);
    return [parameter.in, parameter.name, sent.has(parameter.name), String(value)];
  });
  const bodies = Object.fromEntries(
    (operation.requestBody?.content[0]?.examples ?? []).map(({ name, summary, value }) => [summary ?? name, value]),
  );
  const data = { method: operation.method.toUpperCase(), path: operation.path, parameters, bodies, mock: MOCK.url };
  return html`<div class="console" data-console="${JSON.stringify(data)}"></div>`;
}
