import type { CoverageReport } from './model/coverage.ts';
import type { Site } from './model/site.ts';
import { operationUrl, resourceUrl, schemaUrl, webhookUrl } from './model/urls.ts';
import { createContext, type Page, type PageContext } from './render/context.ts';
import { renderLayout } from './render/layout.ts';
import { changelogPage, decisionIndexPage, decisionPage } from './render/pages/articles.ts';
import { coveragePage } from './render/pages/coverage.ts';
import { errorsPage } from './render/pages/errors.ts';
import { guidePages } from './render/pages/guide-list.ts';
import { asyncPage, mfaPage, paginationPage, sensitiveDataPage } from './render/pages/guides.ts';
import { homePage } from './render/pages/home.ts';
import { notFoundPage } from './render/pages/not-found.ts';
import { operationPage } from './render/pages/operation.ts';
import { resourcePage } from './render/pages/resource.ts';
import { retriesPage } from './render/pages/retries.ts';
import { schemaIndexPage, schemaPage } from './render/pages/schema.ts';
import { webhookPage, webhooksPage } from './render/pages/webhooks.ts';
import { workflowsPage } from './render/pages/workflows.ts';

type Renderer = (context: PageContext) => Page;

function guideRenderers(site: Site, coverage: CoverageReport | undefined): Record<string, Renderer> {
  const { changelog, decisions } = site.content;
  return {
    'index.html': homePage,
    'errors.html': errorsPage,
    'retries.html': retriesPage,
    'guides/pagination.html': paginationPage,
    'guides/mfa.html': mfaPage,
    'guides/async.html': asyncPage,
    'guides/sensitive-data.html': sensitiveDataPage,
    'webhooks/index.html': webhooksPage,
    'workflows/index.html': workflowsPage,
    'schemas/index.html': schemaIndexPage,
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

/** Every page of the site with the function that writes it. */
function listPages(site: Site, coverage: CoverageReport | undefined): [url: string, render: Renderer][] {
  const guides = guideRenderers(site, coverage);
  return [
    ...guidePages(site).map(({ url }): [string, Renderer] => {
      const render = guides[url];
      if (!render) {
        throw new Error(`No renderer for the page "${url}".`);
      }
      return [url, render];
    }),
    ['404.html', notFoundPage],
    ...site.resources.map((resource): [string, Renderer] => [
      resourceUrl(resource.name),
      (context) => resourcePage(context, resource),
    ]),
    ...site.operations.map((operation): [string, Renderer] => [
      operationUrl(operation.operationId),
      (context) => operationPage(context, operation),
    ]),
    ...site.schemas.map((name): [string, Renderer] => [schemaUrl(name), (context) => schemaPage(context, name)]),
    ...site.webhooks.map((event): [string, Renderer] => [
      webhookUrl(event.name),
      (context) => webhookPage(context, event),
    ]),
    ...site.content.decisions.map((article): [string, Renderer] => [
      `decisions/${article.slug}.html`,
      (context) => decisionPage(context, article),
    ]),
  ];
}

/**
 * Writes every page: path inside the site -> HTML document.
 * @throws when two pages would have the same path (also on file systems that ignore case).
 */
export function renderPages(site: Site, coverage?: CoverageReport): Map<string, string> {
  const files = new Map<string, string>();
  const seen = new Map<string, string>();
  for (const [url, render] of listPages(site, coverage)) {
    const other = seen.get(url.toLowerCase());
    if (other !== undefined) {
      throw new Error(
        `Two pages would be written to "${url}" and "${other}". Rename one of them in the specification.`,
      );
    }
    seen.set(url.toLowerCase(), url);
    const context = createContext(site, url);
    files.set(url, renderLayout(context, render(context)));
  }
  return files;
}
