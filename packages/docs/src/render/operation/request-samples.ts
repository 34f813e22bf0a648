import type { Operation } from '@belvo-openapi/spec';
import { type RequestSample, requestSamples, sampleFile } from '../../samples/index.ts';
import { codeBlock } from '../code.ts';
import type { PageContext } from '../context.ts';
import { type Html, html } from '../html.ts';
import { switcher } from '../switcher.ts';

const LANGUAGES = [
  ['curl', 'curl', 'shell'],
  ['typescript', 'TypeScript', 'typescript'],
] as const;

function languages(context: PageContext, operation: Operation, sample: RequestSample): Html {
  const panels = LANGUAGES.map(([key, label, highlighting]) => {
    const file = sampleFile(operation, sample, key);
    const link = html`<a href="${context.href(file)}" title="Open this sample as a file">${file.split('/').at(-1)}</a>`;
    return { id: `sample-${sample.name}-${key}`, label, content: codeBlock(sample[key].trimEnd(), highlighting, link) };
  });
  return switcher(panels, { label: 'Language', kind: 'tabs', group: 'language' });
}

/** The request as runnable samples, one set per named example. */
export function renderRequestSamples(context: PageContext, operation: Operation): Html {
  const panels = requestSamples(context.site.document, operation).map((sample) => ({
    id: `sample-${sample.name}`,
    label: sample.summary,
    content: languages(context, operation, sample),
  }));
  return html`<aside class="samples" aria-labelledby="request-samples">
<h3 id="request-samples">Request</h3>
${switcher(panels, { label: 'Request example', kind: 'select' })}
</aside>`;
}
