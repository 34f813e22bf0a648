import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { asArray, asObject } from './json.ts';

/** One deviation of a collection's item that a decision record accepts. */
export interface Coverage {
  /** File name of the record. */
  readonly record: string;
  /** Path of the collection's item. */
  readonly item: string;
  /** The phrase of `spec/decisions/README.md`; `*` stands for every status. */
  readonly what: string;
}

/** Thrown when a decision record cannot be read; names the file and what to write instead. */
export class DecisionRecordError extends Error {
  override readonly name = 'DecisionRecordError';
}

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n/;

/**
 * Reads what the decision records say about items of the collection. Entries about published operations and schemas
 * are none of the collection's business and are left out, as are records that are no longer in force.
 *
 * @param folder `spec/decisions`
 * @throws DecisionRecordError when a record has no readable front matter
 */
export function readDecisions(folder: string): Coverage[] {
  const files = readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.md$/.test(name))
    .sort();
  return files.flatMap((record) => {
    const [, yaml] = FRONT_MATTER.exec(readFileSync(join(folder, record), 'utf8')) ?? [];
    if (yaml === undefined) {
      throw new DecisionRecordError(`${record} has no front matter: begin it with \`---\`, see decisions/README.md.`);
    }
    const matter = asObject(parseYaml(yaml, record));
    if (matter.status !== 'accepted') {
      return [];
    }
    return asArray(matter.covers).flatMap((entry) => {
      const { item, what } = asObject(entry);
      return typeof item === 'string' && typeof what === 'string' ? [{ record, item, what }] : [];
    });
  });
}

function parseYaml(text: string, record: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new DecisionRecordError(`The front matter of ${record} is not YAML: ${(error as Error).message}`);
  }
}

/** Whether a record's phrase means this deviation: `response * name` means `response 404 name`. */
export function covers(coverage: Coverage, item: string, what: string): boolean {
  return (
    coverage.item === item && (coverage.what === what || coverage.what === what.replace(/^response \S+/, 'response *'))
  );
}
