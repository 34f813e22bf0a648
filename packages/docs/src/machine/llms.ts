import type { Site } from '../model/site.ts';
import { operationUrl, webhookUrl } from '../model/urls.ts';
import { twinUrl } from '../render/layout.ts';
import { plainText } from '../render/plain-text.ts';

/** An index of the Markdown pages for language models, in the form of https://llmstxt.org. */
export function llmsText(site: Site): string {
  const { info } = site.document;
  const list = (entries: readonly { url: string; title: string; text?: string }[]) =>
    entries.map(({ url, title, text }) => `- [${title}](${twinUrl(url)})${text ? `: ${text}` : ''}`).join('\n');
  const general = site.navigation
    .filter(({ part }) => part === 'concepts' || part === 'project')
    .flatMap(({ entries }) => entries);
  return `# ${info.title}

> ${typeof info.summary === 'string' ? info.summary : ''} Version ${info.version}.

${typeof info.description === 'string' ? info.description.trim() : ''}

The whole description in one file: [OpenAPI 3.1](downloads/openapi.json).

## Guides

${list(site.guides.map(({ url, title, description }) => ({ url, title, text: description })))}

## Operations

${list(
  site.operations.map((operation) => ({
    url: operationUrl(operation.operationId),
    title: `${operation.method.toUpperCase()} ${operation.path}`,
    text: operation.summary,
  })),
)}

## Events

${list(site.webhooks.map((event) => ({ url: webhookUrl(event.name), title: event.name, text: plainText(event.summary) })))}

## More

${list([{ url: 'errors.html', title: 'Error codes' }, { url: 'webhooks/index.html', title: 'Webhooks' }, ...general])}
`;
}
