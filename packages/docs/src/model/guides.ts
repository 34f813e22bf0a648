import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What a text is for: `tutorial` and `how-to` as Diátaxis has them, `concept` to look up, `reviewer` for this project. */
export type GuideKind = 'tutorial' | 'how-to' | 'concept' | 'reviewer';

/** A hand-written page. */
export interface Guide {
  readonly url: string;
  readonly title: string;
  /** Title in the navigation, where the full one is long. */
  readonly short?: string;
  readonly kind: GuideKind;
  /** One sentence: what the reader has at the end. */
  readonly description: string;
  /** Further words that the search finds the page by. */
  readonly keywords: readonly string[];
  readonly order: number;
  /** Names of the hosts that the samples can be aimed at; all when absent. */
  readonly environments?: readonly string[];
  /** Markdown without front matter. */
  readonly body: string;
  /** Path in the repository. */
  readonly source: string;
}

/** What a program tells an end user when a code comes, in the languages of Belvo's countries. */
export interface UserMessage {
  readonly code: string;
  readonly en: string;
  readonly es: string;
  readonly pt: string;
}

/** The texts that belong to the pages, not to the specification. */
export interface DocsContent {
  readonly guides: readonly Guide[];
  readonly messages: readonly UserMessage[];
  /**
   * Code of a sample file, by its path from `packages/`; `#name` cuts out a region.
   * @throws Error when there is no such file or region.
   */
  readonly readSample: (place: string) => string;
}

export const NO_DOCS_CONTENT: DocsContent = {
  guides: [],
  messages: [],
  readSample: (place) => {
    throw new Error(`There is no sample ${place}.`);
  },
};

type ParseYaml = (text: string) => unknown;

const FOLDERS: Record<GuideKind, string> = {
  tutorial: 'guides',
  'how-to': 'guides',
  reviewer: 'guides',
  concept: 'concepts',
};

function readGuide(file: string, parseYaml: ParseYaml): Guide {
  const name = basename(file, '.md');
  const text = readFileSync(file, 'utf8');
  const front = /^---\n([\s\S]*?)\n---\n/.exec(text);
  const frontMatter = (front ? parseYaml(front[1] ?? '') : {}) as Partial<Guide>;
  const { title, kind, description } = frontMatter;
  if (!front || title === undefined || description === undefined || kind === undefined || !(kind in FOLDERS)) {
    throw new Error(
      `${name}.md needs front matter with title, description and kind (${Object.keys(FOLDERS).join(', ')}).`,
    );
  }
  return {
    url: `${FOLDERS[kind]}/${name}.html`,
    title,
    ...(frontMatter.short === undefined ? {} : { short: frontMatter.short }),
    kind,
    description,
    keywords: frontMatter.keywords ?? [],
    order: frontMatter.order ?? 0,
    ...(frontMatter.environments === undefined ? {} : { environments: frontMatter.environments }),
    body: text.slice(front[0].length).trim(),
    source: `packages/docs/guides/${name}.md`,
  };
}

const COMMENT = '(?://|#)';

/** Cuts out what stands between `// #region name` and the next `// #endregion`, its indent taken away. */
function cutRegion(text: string, region: string, place: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => new RegExp(`^\\s*${COMMENT} #region ${region}$`).test(line));
  const end = lines.findIndex((line, index) => index > start && new RegExp(`^\\s*${COMMENT} #endregion`).test(line));
  if (start < 0 || end < 0) {
    throw new Error(`There is no region for the sample ${place}.`);
  }
  const indent = lines[start]?.search(/\S/) ?? 0;
  return lines
    .slice(start + 1, end)
    .map((line) => line.slice(indent))
    .join('\n');
}

function withoutRegionMarks(text: string): string {
  return text.replace(new RegExp(`^\\s*${COMMENT} #(end)?region.*\\n`, 'gm'), '');
}

/**
 * Reads the hand-written pages, the messages for end users and the sample files that the pages show.
 *
 * @param folder the folder `guides` of this package.
 * @param packages the folder that the paths of samples count from.
 * @throws Error when a page lacks its front matter; the message names the file.
 */
export function readDocsContent(folder: string, packages: string, parseYaml: ParseYaml): DocsContent {
  const guides = readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => readGuide(join(folder, file), parseYaml))
    .sort((a, b) => a.order - b.order || (a.url < b.url ? -1 : 1));
  const messages = parseYaml(readFileSync(join(folder, 'user-messages.yaml'), 'utf8')) as Record<string, UserMessage>;
  return {
    guides,
    messages: Object.entries(messages).map(([code, texts]) => ({ ...texts, code })),
    readSample(place) {
      const [path = '', region] = place.split('#');
      let text: string;
      try {
        text = readFileSync(join(packages, path), 'utf8');
      } catch (cause) {
        throw new Error(`There is no sample ${place}: ${path} cannot be read.`, { cause });
      }
      const code = region === undefined ? withoutRegionMarks(text) : cutRegion(text, region, place);
      return code.replace(/^#!.*\n/, '').trim();
    },
  };
}
