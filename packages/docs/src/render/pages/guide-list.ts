import type { Site } from '../../model/site.ts';

/** A page that is not about one resource or schema. */
export interface GuideEntry {
  url: string;
  title: string;
}

/** The general pages this site has, in the order of the navigation. Pages without anything to show are left out. */
export function guidePages(site: Site): GuideEntry[] {
  const { operations, webhooks, content, errorCodes } = site;
  const answersLater = operations.some(({ responses }) => responses.some(({ status }) => status === '202'));
  const continues = operations.some(({ responses }) => responses.some(({ links }) => links.length > 0));
  const entries: [boolean, string, string][] = [
    [true, 'index.html', 'Overview'],
    [errorCodes.length > 0, 'errors.html', 'Errors'],
    [true, 'retries.html', 'Retries'],
    [operations.some(({ extensions }) => extensions.pagination), 'guides/pagination.html', 'Pagination'],
    [continues, 'guides/mfa.html', 'Second factor (MFA)'],
    [answersLater, 'guides/async.html', 'Answers that come later'],
    [true, 'guides/sensitive-data.html', 'Sensitive data'],
    [webhooks.length > 0, 'webhooks/index.html', 'Webhooks'],
    [content.workflows.length > 0, 'workflows/index.html', 'Workflows'],
    [true, 'schemas/index.html', 'Schemas'],
    [true, 'coverage.html', 'Contract coverage'],
    [content.changelog !== undefined, 'changelog.html', 'Changelog'],
    [content.decisions.length > 0, 'decisions/index.html', 'Decisions'],
  ];
  return entries.filter(([exists]) => exists).map(([, url, title]) => ({ url, title }));
}
