import type { Operation, OperationResponse } from '@belvo-openapi/spec';
import { reasonPhrase } from '../../model/status.ts';
import { statusTone } from '../badges.ts';
import { jsonBlock } from '../code.ts';
import { type Html, html } from '../html.ts';
import { switcher } from '../switcher.ts';

function examplesOf({ status, examples, content }: OperationResponse): Html {
  if (examples.length === 0) {
    return html`<p class="empty">${content.length === 0 ? 'No body.' : 'No example.'}</p>`;
  }
  const panels = examples.map(({ name, summary, value }) => ({
    id: `example-${status}-${name}`,
    label: summary ?? name,
    content: jsonBlock(value),
  }));
  return switcher(panels, { label: `Example of ${status}`, kind: 'select' });
}

/** The named examples of every response, by status. */
export function renderResponseExamples(operation: Operation): Html {
  const panels = operation.responses.map((response) => ({
    id: `example-${response.status}`,
    label: response.status,
    tone: statusTone(response.status),
    content: html`<p class="panel-lead">${response.status} ${reasonPhrase(response.status)}</p>${examplesOf(response)}`,
  }));
  return html`<aside class="samples" aria-labelledby="response-examples">
<h3 id="response-examples">Response</h3>
${switcher(panels, { label: 'Status', kind: 'tabs', group: 'status' })}
</aside>`;
}
