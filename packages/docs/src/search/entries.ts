import { type SchemaView, viewSchema } from '../model/schema-view.ts';
import type { Site } from '../model/site.ts';
import { reasonPhrase } from '../model/status.ts';
import { errorUrl, operationUrl, resourceUrl, slug, webhookUrl } from '../model/urls.ts';
import { listHeadings } from '../render/headings.ts';
import { trusted } from '../render/html.ts';
import { plainText } from '../render/plain-text.ts';

/**
 * One thing that can be found, as a tuple because there are thousands: kind, title, second line, address inside the
 * site, further words that find it.
 */
export type SearchEntry = [kind: string, title: string, detail: string, url: string, words?: string];

const MOST_DETAIL = 80;

/** What a name stands for in several places; the first is where the search leads. */
interface Occurrence {
  readonly url: string;
  readonly owner: string;
  readonly text: string;
}

/** Collects the places of names, so that the index has each name once. */
class Names {
  readonly #places = new Map<string, Occurrence[]>();

  add(name: string, place: Occurrence): void {
    this.#places.set(name, [...(this.#places.get(name) ?? []), place]);
  }

  entries(kind: string): SearchEntry[] {
    return [...this.#places].map(([name, [first, ...others]]) => {
      const { url = '', owner = '', text = '' } = first ?? {};
      const more = others.length > 0 ? ` and ${others.length} more` : '';
      return [kind, name, `${owner}${more}${text ? ` · ${text}` : ''}`, url];
    });
  }
}

function collectFields(
  names: Names,
  values: Names,
  view: SchemaView,
  owner: string,
  page: string,
  prefix: string,
): void {
  for (const { name, schema } of view.properties) {
    const id = `${prefix}.${slug(name)}`;
    const url = `${page}#${id}`;
    names.add(name, { url, owner, text: plainText(schema.description ?? '', MOST_DETAIL) });
    const inner = schema.items ?? schema;
    for (const value of schema.enum ?? inner.enum ?? []) {
      values.add(String(value), { url, owner: `${name} of ${owner}`, text: '' });
    }
    // A named schema has entries of its own, wherever it is written out.
    if (!schema.name && !inner.name) {
      collectFields(names, values, inner, owner, page, id);
    }
  }
}

/** Places of schemas in the order in which a name that many have leads to them: what most operations use goes first. */
function byImportance(site: Site): [name: string, place: string][] {
  const users = (name: string) => site.usage.get(name)?.operations.size ?? 0;
  return [...site.schemaPlaces].sort(([a], [b]) => users(b) - users(a) || (a < b ? -1 : 1));
}

/** Where fields begin whose schema is a whole body: its own anchor is the heading. */
const ID_OF_ANCHOR: Readonly<Record<string, string>> = { 'request-body': 'body', payload: 'body' };

function operationEntries(site: Site): SearchEntry[] {
  return site.operations.map((operation) => {
    const { method, summary, operationId, path, resource, verb } = operation;
    const words = `${method} belvo.${resource}.${verb} ${operation.tag} ${plainText(operation.description, 200)}`;
    return [method, summary || operationId, `${operationId} · ${path}`, operationUrl(operationId), words];
  });
}

function namedEntries(site: Site): SearchEntry[] {
  const parameters = new Names();
  const fields = new Names();
  const values = new Names();
  for (const operation of site.operations) {
    const url = operationUrl(operation.operationId);
    for (const { name, in: place, description, schema } of operation.parameters) {
      if (place !== 'path') {
        const at = { url: `${url}#${place}.${slug(name)}`, owner: operation.operationId, text: '' };
        parameters.add(name, { ...at, text: plainText(description, MOST_DETAIL) });
        for (const value of schema.enum ?? []) {
          values.add(String(value), { ...at, owner: `${name} of ${operation.operationId}` });
        }
      }
    }
    const body = operation.requestBody?.content[0]?.schema;
    const view = body && viewSchema(site.document, body);
    if (view && !view.name) {
      collectFields(fields, values, view, operation.operationId, url, 'body');
    }
  }
  for (const [name, place] of byImportance(site)) {
    const view = viewSchema(site.document, site.document.components?.schemas?.[name] ?? {}, [name]);
    const [page = '', anchor = 'field'] = place.split('#');
    collectFields(fields, values, view, name, page, ID_OF_ANCHOR[anchor] ?? anchor);
  }
  const codes = new Set(site.errorCodesByName.keys());
  return [
    ...fields.entries('field'),
    ...parameters.entries('parameter'),
    ...values.entries('value').filter(([, title]) => !codes.has(title)),
  ];
}

function schemaEntries(site: Site): SearchEntry[] {
  return site.schemas.flatMap((name): SearchEntry[] => {
    const view = viewSchema(site.document, site.document.components?.schemas?.[name] ?? {}, [name]);
    const place = site.schemaPlaces.get(name);
    return place === undefined ? [] : [['schema', name, plainText(view.description ?? '', MOST_DETAIL), place]];
  });
}

/** Hand-written pages: the page itself with all its words, and each of its headings. */
function guideEntries(site: Site, bodies: ReadonlyMap<string, string>): SearchEntry[] {
  return site.guides.flatMap(({ url, title, description, keywords, body }): SearchEntry[] => {
    const words = [...new Set(body.replace(/```[\s\S]*?```/g, '').match(/[\p{L}\d_]{3,}/gu) ?? [])].join(' ');
    const sections = listHeadings(trusted(bodies.get(url) ?? '')).map(
      ({ id, text }): SearchEntry => ['section', plainEntities(text.text), title, `${url}#${id}`],
    );
    return [['guide', title, description, url, `${keywords.join(' ')} | ${words}`], ...sections];
  });
}

function plainEntities(text: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');
}

function statusEntries(site: Site): SearchEntry[] {
  const statuses = new Set(site.operations.flatMap(({ responses }) => responses.map(({ status }) => status)));
  return [...statuses]
    .sort()
    .map((status) => [
      'status',
      `${status} ${reasonPhrase(status)}`.trim(),
      'Codes and operations of this status',
      `errors.html#status-${status}`,
      'error, http status code | ',
    ]);
}

const OWN_ENTRIES = new Set(['guides', 'reference']);

/** What finds pages whose titles do not say it, as phrases: one that is exactly the query counts like the title. */
const PAGE_WORDS: Readonly<Record<string, string>> = {
  'index.html': 'license, official, independent, servers, hosts, base url, authentication',
  'errors.html': 'list of error codes, error code list, all codes, message of a code',
  'retries.html':
    'x-retry, unsent, only if unsent, keyed, retry, repeat, backoff, idempotent, safe again, repeat a request, repeat a call, which operations can be repeated',
  'guides/pagination.html': 'pages, paginate, page_size, next, cursor, all results',
  'guides/async.html': '202, asynchronous, async, webhook later, X-Belvo-Request-Mode',
  'guides/sensitive-data.html':
    'sensitive data, secret, password, log, redact, personal data, privacy, gdpr, lgpd, credential',
  'downloads/index.html':
    'openapi, json, yaml, postman collection, postman, import postman collection mock, newman, swagger, llms, llm, chatgpt, agents, file, specification, spec, generate client',
  'changelog.html':
    'what changed, changes, version, breaking changes, release, release notes, feed, rss, atom, subscribe, new',
};

/** Everything that the search finds. `bodies` are the pages, for the headings of the hand-written ones. */
export function searchEntries(site: Site, bodies: ReadonlyMap<string, string> = new Map()): SearchEntry[] {
  const guides = new Set(site.guides.map(({ url }) => url));
  const pages = site.navigation
    .filter(({ part, title }) => !OWN_ENTRIES.has(part) || title === 'All of it')
    .flatMap(({ entries }) => entries)
    .filter(({ url }) => !guides.has(url));
  return [
    ...guideEntries(site, bodies),
    ...pages.map(({ url, title }): SearchEntry => ['page', title, '', url, `${PAGE_WORDS[url] ?? ''} | `]),
    ...site.resources.map(
      ({ name, title, description }): SearchEntry => [
        'resource',
        title,
        plainText(description, MOST_DETAIL),
        resourceUrl(name),
        `belvo.${name} ${name}`,
      ],
    ),
    ...operationEntries(site),
    ...site.errorCodes.map(
      ({ code, remedy, statuses }): SearchEntry => [
        'error',
        code,
        plainText(remedy, 100),
        errorUrl(code),
        statuses.join(' '),
      ],
    ),
    ...statusEntries(site),
    ...site.webhooks.map(
      ({ name, summary, webhookType, webhookCode }): SearchEntry => [
        'event',
        summary || name,
        `${webhookType} ${webhookCode}`.trim() || name,
        webhookUrl(name),
        name,
      ],
    ),
    ...site.content.workflows.flatMap(({ document }) =>
      (document.workflows ?? []).map(
        ({ workflowId, summary }): SearchEntry => [
          'workflow',
          document.info?.title ?? workflowId,
          summary ?? '',
          `workflows/index.html#${slug(workflowId)}`,
        ],
      ),
    ),
    ...schemaEntries(site),
    ...site.content.decisions.map(
      ({ slug: name, title }): SearchEntry => ['decision', title, name.slice(0, 4), `decisions/${name}.html`],
    ),
    ...namedEntries(site),
  ];
}

/** The index as a script: pages that are opened from a disk may not fetch files, but may load scripts. */
export function searchIndexFile(site: Site, bodies: ReadonlyMap<string, string>): [path: string, content: string] {
  return ['assets/search-index.js', `window.searchIndex = ${JSON.stringify(searchEntries(site, bodies))};\n`];
}
