import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A Markdown text of the specification: a decision record or the changelog. */
export interface Article {
  slug: string;
  title: string;
  /** Text without front matter and title. */
  body: string;
  /** Of a decision record: `accepted`, `superseded by 0004`, … */
  status?: string;
  date?: string;
  /** Of a decision record: the deviations it is about. */
  covers: readonly Readonly<Record<string, string>>[];
}

type ParseYaml = (text: string) => unknown;

/** Texts that lie beside the document in the specification's folder. All of them may be absent. */
export interface SpecContent {
  changelog?: Article;
  decisions: Article[];
  /** Arazzo documents, parsed, by file name without extension. */
  workflows: { slug: string; document: ArazzoDocument }[];
}

/** The parts of an Arazzo 1.0 document that the workflow pages show. */
export interface ArazzoDocument {
  info?: { title?: string; summary?: string; description?: string };
  workflows?: {
    workflowId: string;
    summary?: string;
    description?: string;
    inputs?: { required?: string[]; properties?: Record<string, { description?: string }> };
    steps?: {
      stepId: string;
      operationId?: string;
      operationPath?: string;
      workflowId?: string;
      description?: string;
      outputs?: Record<string, unknown>;
      successCriteria?: { condition?: string }[];
    }[];
  }[];
}

/**
 * Reads a Markdown text: title from the front matter, else from the first heading, else the name of the file.
 * @throws when the front matter is not valid YAML; the message names the file.
 */
export function readArticle(file: string, text: string, parseYaml: ParseYaml): Article {
  const front = /^---\n([\s\S]*?)\n---\n/.exec(text);
  const frontMatter = front ? (parse(file, front[1] ?? '', parseYaml) as Partial<Article> | null) : null;
  const rest = front ? text.slice(front[0].length) : text;
  const heading = frontMatter?.title ? null : /^#\s+(.+?)\s*$/m.exec(rest);
  const slug = basename(file, '.md');
  return {
    slug,
    title: frontMatter?.title ?? heading?.[1] ?? slug,
    body: (heading ? rest.slice(0, heading.index) + rest.slice(heading.index + heading[0].length) : rest).trim(),
    ...(frontMatter?.status ? { status: String(frontMatter.status) } : {}),
    ...(frontMatter?.date ? { date: String(frontMatter.date) } : {}),
    covers: frontMatter?.covers ?? [],
  };
}

function parse(file: string, text: string, parseYaml: ParseYaml): unknown {
  try {
    return parseYaml(text);
  } catch (cause) {
    throw new Error(`${file} is not valid YAML. Correct it, then build again.`, { cause });
  }
}

function listFiles(folder: string, extensions: RegExp): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => extensions.test(file))
        .sort()
    : [];
}

/**
 * Reads changelog, decision records and workflows from the specification's folder.
 * @param parseYaml parser for the workflow files.
 * @throws when a workflow file is not valid YAML; the message names the file.
 */
export function readSpecContent(folder: string, parseYaml: ParseYaml): SpecContent {
  const changelog = join(folder, 'CHANGELOG.md');
  const decisions = join(folder, 'decisions');
  const workflows = join(folder, 'workflows');
  const article = (file: string) => readArticle(file, readFileSync(file, 'utf8'), parseYaml);
  return {
    ...(existsSync(changelog) ? { changelog: article(changelog) } : {}),
    decisions: listFiles(decisions, /\.md$/i)
      .filter((file) => !/^readme\.md$/i.test(file))
      .map((file) => article(join(decisions, file))),
    workflows: listFiles(workflows, /\.(ya?ml|json)$/i).map((file) => ({
      slug: file.replace(/(\.arazzo)?\.(ya?ml|json)$/i, ''),
      document: parse(file, readFileSync(join(workflows, file), 'utf8'), parseYaml) as ArazzoDocument,
    })),
  };
}
