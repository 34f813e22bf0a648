import type { Site } from './site.ts';
import { resourceUrl } from './urls.ts';

/** One page in the navigation. */
export interface NavEntry {
  readonly url: string;
  readonly title: string;
  /** Resource whose operations are unfolded under the entry when one of them is shown. */
  readonly resource?: string;
}

/** A heading of the navigation. */
export interface NavSection {
  readonly title: string;
  /** Sections of one part stand together: `guides`, `reference`, `concepts`, `project`. */
  readonly part: 'start' | 'guides' | 'reference' | 'concepts' | 'project';
  readonly entries: readonly NavEntry[];
}

type Choice = readonly [exists: boolean, url: string, title: string];

function pick(entries: readonly Choice[]): NavEntry[] {
  return entries.filter(([exists]) => exists).map(([, url, title]) => ({ url, title }));
}

/** True when some operation answers 202. */
export function answersLater({ operations }: Pick<Site, 'operations'>): boolean {
  return operations.some(({ responses }) => responses.some(({ status }) => status === '202'));
}

/** The navigation of the site: guides, reference, concepts, project. Pages without anything to show are left out. */
export function readNavigation(site: Omit<Site, 'navigation'>): readonly NavSection[] {
  const { operations, webhooks, content, errorCodes, guides } = site;
  const byKind = (...kinds: string[]) =>
    guides.filter(({ kind }) => kinds.includes(kind)).map(({ url, title, short }) => ({ url, title: short ?? title }));
  const sections: NavSection[] = [
    { title: 'Start', part: 'start', entries: [{ url: 'index.html', title: 'Overview' }, ...byKind('tutorial')] },
    { title: 'Guides', part: 'guides', entries: byKind('how-to') },
    ...site.groups.map(
      (group): NavSection => ({
        title: group.title,
        part: 'reference',
        entries: group.resources.map(({ name, title }) => ({ url: resourceUrl(name), title, resource: name })),
      }),
    ),
    {
      title: 'All of it',
      part: 'reference',
      entries: pick([
        [webhooks.length > 0, 'webhooks/index.html', 'Webhooks'],
        [errorCodes.length > 0, 'errors.html', 'Error codes'],
        [true, 'schemas/index.html', 'Schemas'],
        [true, 'downloads/index.html', 'Downloads'],
      ]),
    },
    {
      title: 'Concepts',
      part: 'concepts',
      entries: pick([
        [true, 'retries.html', 'Retries'],
        [operations.some(({ extensions }) => extensions.pagination), 'guides/pagination.html', 'Pagination'],
        [answersLater(site), 'guides/async.html', 'Answers that come later'],
        [true, 'guides/sensitive-data.html', 'Sensitive data'],
        [content.workflows.length > 0, 'workflows/index.html', 'Workflows'],
      ]).concat(byKind('concept')),
    },
    {
      title: 'Project',
      part: 'project',
      entries: [
        ...byKind('reviewer'),
        ...pick([
          [content.changelog !== undefined, 'changelog.html', 'Changelog'],
          [content.decisions.length > 0, 'decisions/index.html', 'Decisions'],
          [true, 'coverage.html', 'Contract coverage'],
        ]),
      ],
    },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}
