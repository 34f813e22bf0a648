import type { CoverageReport } from './model/coverage.ts';
import type { Site } from './model/site.ts';
import { operationUrl, schemaUrl, webhookUrl } from './model/urls.ts';
import { createContext, type Page, type PageContext } from './render/context.ts';
import { renderLayout } from './render/layout.ts';
import { decisionIndexPage, decisionPage } from './render/pages/articles.ts';
import { changelogPage } from './render/pages/changelog.ts';
import { asyncPage, paginationPage, sensitiveDataPage } from './render/pages/concepts.ts';
import { coveragePage } from './render/pages/coverage.ts';
import { downloadsPage } from './render/pages/downloads.ts';
import { errorsPage } from './render/pages/errors.ts';
import { guidePage } from './render/pages/guide.ts';
import { homePage } from './render/pages/home.ts';
import { notFoundPage } from './render/pages/not-found.ts';
import { operationPage } from './render/pages/operation.ts';
import { resourcePage } from './render/pages/resource.ts';
import { retriesPage } from './render/pages/retries.ts';
import { schemaIndexPage, schemaPage } from './render/pages/schema.ts';
import { webhookPage, webhooksPage } from './render/pages/webhooks.ts';
import { workflowsPage } from './render/pages/workflows.ts';

type Renderer = (context: PageContext) => Page;

function generalRenderers(site: Site, coverage: CoverageReport | undefined): Record<string, Renderer> {
  const { changelog, decisions } = site.content;
  return {
    'index.html': homePage,
    'errors.html': errorsPage,
    'retries.html': retriesPage,
    'guides/pagination.html': paginationPage,
    'guides/async.html': asyncPage,
    'guides/sensitive-data.html': sensitiveDataPage,
    'webhooks/index.html': webhooksPage,
    'workflows/index.html': workflowsPage,
    'schemas/index.html': schemaIndexPage,
    'downloads/index.html': downloadsPage,
    'coverage.html': (context) => coveragePage(context, coverage),
    ...(changelog ? { 'changelog.html': (context: PageContext) => changelogPage(context, changelog) } : {}),
    'decisions/index.html': (context) => decisionIndexPage(context, decisions),
  };
}

/** The coverage page alone, for showing a newer report in a site that was built before. */
export function renderCoverage(site: Site, coverage: CoverageReport): string {
  const context = createContext(site, 'coverage.html');
  return renderLayout(context, coveragePage(context, coverage));
}

/** What the pages of a site depend on besides the specification. */
export interface RenderOptions {
  readonly coverage?: CoverageReport | undefined;
  /** Path under which the site is served, for the page that any address may show. Default `/`. */
  readonly base?: string | undefined;
  /** Start of the addresses under which files of the repository can be edited. Default: the path is shown as text. */
  readonly editBase?: string | undefined;
}

type Entry = readonly [url: string, render: Renderer];

/** The pages in the order of reading: navigation first, each resource followed by its operations. */
function readingOrder(site: Site, coverage: CoverageReport | undefined): Entry[] {
  const general = generalRenderers(site, coverage);
  const guides = new Map(site.guides.map((guide) => [guide.url, guide]));
  const operations = (name: string): Entry[] =>
    (site.resources.find((resource) => resource.name === name)?.operations ?? []).map((operation) => [
      operationUrl(operation.operationId),
      (context) => operationPage(context, operation),
    ]);
  return site.navigation.flatMap(({ entries }) =>
    entries.flatMap(({ url, resource: name }): Entry[] => {
      const guide = guides.get(url);
      const resource = site.resources.find((candidate) => candidate.name === name);
      if (resource) {
        return [[url, (context) => resourcePage(context, resource)], ...operations(resource.name)];
      }
      const render = guide ? (context: PageContext) => guidePage(context, guide) : general[url];
      if (!render) {
        throw new Error(`No renderer for the page "${url}".`);
      }
      return [[url, render]];
    }),
  );
}

/** Pages that are reached from others: schemas, events, decisions. */
function leafPages(site: Site): Entry[] {
  return [
    ...[...site.schemaPages].map((name): Entry => [schemaUrl(name), (context) => schemaPage(context, name)]),
    ...site.webhooks.map((event): Entry => [webhookUrl(event.name), (context) => webhookPage(context, event)]),
    ...site.content.decisions.map(
      (article): Entry => [`decisions/${article.slug}.html`, (context) => decisionPage(context, article)],
    ),
  ];
}

/** A page before and after the frame was put around it. */
export interface RenderedPage {
  readonly page: Page;
  readonly html: string;
}

/**
 * Writes every page: path inside the site -> page.
 * @throws when two pages would have the same path (also on file systems that ignore case).
 */
export function renderPages(site: Site, options: RenderOptions = {}): Map<string, RenderedPage> {
  const { coverage, base = '/', editBase } = options;
  const ordered = readingOrder(site, coverage);
  const pages = new Map<string, Page>();
  const contexts = new Map<string, PageContext>();
  const seen = new Map<string, string>();
  for (const [url, render] of [...ordered, ...leafPages(site), ['404.html', notFoundPage] as const]) {
    const other = seen.get(url.toLowerCase());
    if (other !== undefined) {
      throw new Error(
        `Two pages would be written to "${url}" and "${other}". Rename one of them in the specification.`,
      );
    }
    seen.set(url.toLowerCase(), url);
    const context = createContext(site, url, url === '404.html' ? { base } : {});
    contexts.set(url, context);
    pages.set(url, render(context));
  }
  const neighbor = (at: number) => {
    const [url] = ordered[at] ?? [];
    const page = url === undefined ? undefined : pages.get(url);
    return page && { url: page.url, title: page.title };
  };
  const places = new Map(ordered.map(([url], index) => [url, index]));
  return new Map(
    [...pages].map(([url, page]) => {
      const at = places.get(url);
      const around = at === undefined ? {} : { previous: neighbor(at - 1), next: neighbor(at + 1) };
      return [url, { page, html: renderLayout(contexts.get(url) as PageContext, page, { ...around, editBase }) }];
    }),
  );
}
