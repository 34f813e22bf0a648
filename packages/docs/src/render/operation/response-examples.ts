import type { Operation, OperationResponse } from '@belvo-openapi/spec';
import { isFailure } from '../../model/errors.ts';
import { reasonPhrase } from '../../model/status.ts';
import { statusTone } from '../badges.ts';
import { jsonBlock } from '../code.ts';
import type { PageContext } from '../context.ts';
import { type Html, html } from '../html.ts';
import { switcher } from '../switcher.ts';

// Error bodies differ in code and message alone: one of each form is shown, the page of all codes has the rest.

function examplesOf(context: PageContext, group: readonly [OperationResponse, ...OperationResponse[]]): Html {
  const [{ status, examples: first, content }] = group;
  const all = isFailure(status) ? group.flatMap(({ examples }) => examples) : first;
  const examples = isFailure(status) ? distinctShapes(all) : all;
  const rest = all.length - examples.length;
  if (examples.length === 0) {
    return html`<p class="empty">${content.length === 0 ? 'No body.' : 'No example.'}</p>`;
  }
  const panels = examples.map(({ name, summary, value }) => ({
    id: `example-${status}-${name}`,
    label: summary ?? name,
    content: jsonBlock(value),
  }));
  const more =
    rest > 0 &&
    html`<p class="fact-note">${rest} more of this form, one per <a href="${context.href('errors.html')}">code</a>.</p>`;
  return html`${switcher(panels, { label: `Example of ${status}`, kind: 'select' })}${more}`;
}

/** The names and types of a value's fields, without their values. */
function shapeOf(value: unknown): string {
  return JSON.stringify(value, (key, inner) => (typeof inner === 'object' || key === '' ? inner : typeof inner));
}

/** One example of each set of fields. */
function distinctShapes(examples: OperationResponse['examples']): OperationResponse['examples'] {
  const byShape = [...Map.groupBy(examples, ({ value }) => shapeOf(value)).values()];
  return byShape.flatMap(([first]) => first ?? []);
}

/** Responses whose examples are the same, or failures of one form, share a panel: `200, 201`, `401, 404, 500`. */
function groupByExamples(responses: readonly OperationResponse[]): [OperationResponse, ...OperationResponse[]][] {
  const key = ({ status, examples }: OperationResponse) =>
    examples.length === 0
      ? status
      : isFailure(status)
        ? [...new Set(examples.map(({ value }) => shapeOf(value)))].sort().join()
        : JSON.stringify(examples.map(({ value }) => value));
  return [...Map.groupBy(responses, key).values()] as [OperationResponse, ...OperationResponse[]][];
}

/** Id of the panel that shows an example of a status. */
export function examplePanelId(operation: Operation, status: string, name: string): string | undefined {
  const group = groupByExamples(operation.responses).find((own) => own.some((response) => response.status === status));
  const index = group?.find((response) => response.status === status)?.examples.findIndex((own) => own.name === name);
  const first = group?.[0];
  const shown = first?.examples[index ?? -1];
  return first && shown && `example-${first.status}-${shown.name}`;
}

/** The named examples of every response, by status. */
export function renderResponseExamples(context: PageContext, operation: Operation): Html {
  const panels = groupByExamples(operation.responses).map((group) => {
    const [first] = group;
    const statuses = group.map(({ status }) => status);
    const lead = group.map(({ status }) => `${status} ${reasonPhrase(status)}`).join(' · ');
    return {
      id: `example-${first.status}`,
      label: statuses.join(', '),
      tone: statusTone(first.status),
      content: html`<p class="panel-lead">${lead}</p>${examplesOf(context, group)}`,
    };
  });
  return html`<aside class="samples" aria-labelledby="response-examples">
<h2 id="response-examples" data-quiet>Response</h2>
${switcher(panels, { label: 'Status', kind: 'tabs', group: 'status' })}
</aside>`;
}
