import type { Operation } from '@belvo-openapi/spec';
import { type RequestSample, requestSamples, sampleFile } from '../../samples/index.ts';
import { codeBlock } from '../code.ts';
import type { PageContext } from '../context.ts';
import { type Html, html } from '../html.ts';
import { switcher } from '../switcher.ts';

function languages(context: PageContext, operation: Operation, sample: RequestSample): Html {
  const file = (language: 'curl' | 'typescript') =>
    html`<p class="sample-file"><a href="${context.href(sampleFile(operation, sample, language))}">${
      sampleFile(operation, sample, language).split('/').at(-1) ?? ''
    }</a></p>`;
  return switcher(
    [
      {
        id: `sample-${sample.name}-curl`,
        label: 'curl',
        content: [codeBlock(sample.curl.trimEnd(), 'shell'), file('curl')],
      },
      {
        id: `sample-${sample.name}-typescript`,
        label: 'TypeScript',
        content: [codeBlock(sample.typescript.trimEnd(), 'typescript'), file('typescript')],
      },
    ],
    { label: 'Language', kind: 'tabs', group: 'language' },
  );
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
