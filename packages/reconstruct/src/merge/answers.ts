import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Use } from '../compare/difference.ts';
import { asArray, isDict } from '../read/guards.ts';

/** A difference that somebody has looked at and wants to keep. */
export interface Answer {
  /** Where it is written: `openapi.ignore.txt:3`, `0001-trailing-slashes.md`. */
  readonly source: string;
  /** Operation (`GET /orders/{id}`) or path of a collection's item (`Orders / Get`); `*` stands for any text. */
  readonly subject: string;
  readonly by: 'operation' | 'item';
  /** The phrase of the difference; `*` stands for any text. */
  readonly what: string;
}

/** Thrown when a decision record cannot be read; names the file and what to write instead. */
export class DecisionRecordError extends Error {
  override readonly name = 'DecisionRecordError';
}

/**
 * Reads an ignore list: a difference a line, as reports write it, `#` begins a comment.
 *
 * @example
 * parseIgnoreList('GET /orders/{id}: response 200 body legacy  # gone since 2024', 'openapi.ignore.txt');
 */
export function parseIgnoreList(text: string, name: string): Answer[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const bare = line.replace(/(?:^|\s)#.*$/, '').trim();
    const at = bare.indexOf(': ');
    return at < 0
      ? []
      : [
          {
            source: `${name}:${index + 1}`,
            subject: bare.slice(0, at).trim(),
            by: 'operation' as const,
            what: bare.slice(at + 2).trim(),
          },
        ];
  });
}

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;

/**
 * Reads what decision records (`NNNN-slug.md` with `covers` in their front matter) say about items and operations of
 * the collection. Records that are no longer in force are left out.
 *
 * @throws DecisionRecordError when a record has no readable front matter
 */
export function readDecisionRecords(folder: string): Answer[] {
  if (!existsSync(folder)) {
    return [];
  }
  const files = readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.md$/.test(name))
    .sort();
  return files.flatMap((source) => {
    const matter = frontMatter(readFileSync(join(folder, source), 'utf8'), source);
    if (matter.status !== 'accepted') {
      return [];
    }
    return asArray(matter.covers).flatMap((entry): Answer[] => {
      const { item, what } = isDict(entry) ? entry : {};
      return typeof item === 'string' && typeof what === 'string' ? [{ source, subject: item, by: 'item', what }] : [];
    });
  });
}

function frontMatter(text: string, file: string): Record<string, unknown> {
  const yaml = FRONT_MATTER.exec(text)?.[1];
  if (yaml === undefined) {
    throw new DecisionRecordError(`${file} has no front matter: begin it with \`---\`, see decisions/README.md.`);
  }
  try {
    const matter: unknown = parse(yaml);
    return isDict(matter) ? matter : {};
  } catch (error) {
    throw new DecisionRecordError(`The front matter of ${file} is not YAML: ${(error as Error).message}`);
  }
}

/** Finds answers, and remembers which of them are still needed. */
export class Answers {
  readonly #all: readonly { readonly answer: Answer; readonly matches: (use: Use) => boolean }[];
  readonly #used = new Set<Answer>();

  constructor(answers: readonly Answer[]) {
    this.#all = answers.map((answer) => {
      const [subject, what] = [pattern(answer.subject), pattern(answer.what)];
      const matches = (use: Use): boolean =>
        what.test(use.what) &&
        (answer.by === 'operation' ? subject.test(use.operation) : use.items.some((item) => subject.test(item)));
      return { answer, matches };
    });
  }

  /** What has been said about a difference at a place. */
  of(use: Use): Answer | undefined {
    let found: Answer | undefined;
    for (const { answer, matches } of this.#all) {
      if (matches(use)) {
        this.#used.add(answer);
        found ??= answer;
      }
    }
    return found;
  }

  /** Answers to differences that are not there. */
  stale(): Answer[] {
    return this.#all.map(({ answer }) => answer).filter((answer) => !this.#used.has(answer));
  }
}

function pattern(text: string): RegExp {
  return new RegExp(
    `^${text
      .split('*')
      .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
      .join('.*')}$`,
  );
}
