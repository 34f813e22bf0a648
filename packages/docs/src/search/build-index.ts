import { type SchemaView, viewSchema } from '../model/schema-view.ts';
import type { Site } from '../model/site.ts';
import { errorUrl, operationUrl, resourceUrl, schemaUrl, slug, webhookUrl } from '../model/urls.ts';
import { guidePages } from '../render/pages/guide-list.ts';
import { plainText } from '../render/plain-text.ts';

/**
 * One thing that can be found, as a tuple because there are thousands:
 * kind, title, second line, address inside the site.
 */
export type SearchEntry = [kind: string, title: string, detail: string, url: string];

function fieldEntries(view: SchemaView, owner: string, page: string, prefix: string): SearchEntry[] {
  return view.properties.flatMap(({ name, schema }) => {
    const id = `${prefix}.${slug(name)}`;
    const own: SearchEntry = ['field', name, `${owner} · ${plainText(schema.description ?? '', 90)}`, `${page}#${id}`];
    // A named schema has a page of its own, with its fields as entries.
    const inner = schema.items ?? schema;
    return schema.name || inner.name ? [own] : [own, ...fieldEntries(inner, owner, page, id)];
  });
}

function operationEntries(site: Site): SearchEntry[] {
  return site.operations.flatMap((operation) => {
    const url = operationUrl(operation.operationId);
    const title = operation.summary || operation.operationId;
    const own: SearchEntry = [operation.method, title, `${operation.operationId} · ${operation.path}`, url];
    const parameters = operation.parameters
      .filter((parameter) => parameter.in !== 'path')
      .map(
        (parameter): SearchEntry => [
          'parameter',
          parameter.name,
          operation.operationId,
          `${url}#${parameter.in}.${slug(parameter.name)}`,
        ],
      );
    const schema = operation.requestBody?.content[0]?.schema;
    const body = schema ? viewSchema(site.document, schema) : undefined;
    return [own, ...parameters, ...(body && !body.name ? fieldEntries(body, operation.operationId, url, 'body') : [])];
  });
}

function schemaEntries(site: Site): SearchEntry[] {
  return site.schemas.flatMap((name) => {
    const view = viewSchema(site.document, site.document.components?.schemas?.[name] ?? {}, [name]);
    const own: SearchEntry = ['schema', name, plainText(view.description ?? '', 90), schemaUrl(name)];
    return [own, ...fieldEntries(view, name, schemaUrl(name), 'field')];
  });
}

/** Everything that the search finds. */
export function searchEntries(site: Site): SearchEntry[] {
  return [
    ...guidePages(site).map(({ url, title }): SearchEntry => ['guide', title, '', url]),
    ...site.resources.map(
      ({ name, title, description }): SearchEntry => ['resource', title, plainText(description, 90), resourceUrl(name)],
    ),
    ...operationEntries(site),
    ...site.errorCodes.map(({ code, remedy }): SearchEntry => ['error', code, plainText(remedy, 90), errorUrl(code)]),
    ...site.webhooks.map(({ name, summary }): SearchEntry => ['event', summary || name, name, webhookUrl(name)]),
    ...schemaEntries(site),
  ];
}

/** The index as a script: pages that are opened from a disk may not fetch files, but may load scripts. */
export function searchIndexFile(site: Site): [path: string, content: string] {
  return ['assets/search-index.js', `window.searchIndex = ${JSON.stringify(searchEntries(site))};\n`];
}
