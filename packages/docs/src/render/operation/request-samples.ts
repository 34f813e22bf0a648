import type { Operation } from '@belvo-openapi/spec';
import { environmentsOf } from '../../model/environments.ts';
import { pairedExample } from '../../model/pairs.ts';
import { isFile, isOnPage } from '../../samples/files.ts';
import { LANGUAGES, type RequestSample, requestSamples, sampleFile } from '../../samples/index.ts';
import { codeBlock } from '../code.ts';
import type { PageContext } from '../context.ts';
import { renderAim } from '../environments.ts';
import { type Content, type Html, html, join } from '../html.ts';
import { switcher } from '../switcher.ts';
import { examplePanelId } from './response-examples.ts';

/** The sample in every language; those that have no place on the page are links to their files. */
function languages(context: PageContext, operation: Operation, sample: RequestSample, example: number): Content {
  const [{ url: host }] = environmentsOf(operation);
  const panels = LANGUAGES.filter((language) => isOnPage(language, example)).map((language) => {
    const file = sampleFile(operation, sample, language);
    const label = isFile(language, example)
      ? html`<a href="${context.href(file)}">${file.split('/').at(-1)}</a>`
      : language.label;
    return {
      id: `sample-${sample.name}-${language.key}`,
      label: language.label,
      content: codeBlock(sample.code[language.key] ?? '', language.highlighting, { label, host }),
    };
  });
  const others = LANGUAGES.filter((language) => !isOnPage(language, example)).map(
    (language) => html`<a href="${context.href(sampleFile(operation, sample, language))}">${language.label}</a>`,
  );
  return html`${switcher(panels, { label: 'Language', kind: 'tabs', group: 'language' })}${
    others.length > 0 ? html`<p class="also">As a file: ${join(others, ', ')}</p>` : ''
  }`;
}

/** The response that answers this request; the script of the site shows it beside the request that was chosen. */
function answer(operation: Operation, sample: RequestSample): Content {
  const request = operation.requestBody?.content[0]?.examples.find(({ name }) => name === sample.name);
  const pair = request && pairedExample(operation, request);
  const panel = pair && examplePanelId(operation, pair.status, pair.name);
  if (!pair || !panel) {
    return '';
  }
  return html`<p class="pair" data-pair="${panel}" data-status="${pair.status}">Answered with ${pair.status}: <a href="#response-${pair.status}">${pair.label}</a></p>`;
}

/** The request as runnable samples, one set per named example. */
export function renderRequestSamples(context: PageContext, operation: Operation): Html {
  const panels = requestSamples(context.site.document, operation).map((sample, index) => ({
    id: `sample-${sample.name}`,
    label: sample.summary,
    content: html`${languages(context, operation, sample, index)}${answer(operation, sample)}`,
  }));
  return html`<aside class="samples" aria-labelledby="request-samples">
<h2 id="request-samples" data-quiet>Request</h2>
${renderAim(environmentsOf(operation))}
${switcher(panels, { label: 'Request example', kind: 'select' })}
</aside>`;
}
