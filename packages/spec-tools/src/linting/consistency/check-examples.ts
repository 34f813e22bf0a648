import { basename } from 'node:path';
import { type Json, listOperations, type OpenApiDocument } from '@belvo-openapi/spec-model';
import { parse } from 'yaml';
import type { Finding } from '../finding.ts';
import { contradictionsIn } from './check-example.ts';

const EXAMPLE_FILE = /(^|\/)examples\/[^/]+\.yaml$/;

/** Names of the examples that answer a change, in which `updated_at` is later than `created_at`. */
function answersToChanges(document: OpenApiDocument): ReadonlySet<string> {
  const changes = listOperations(document).filter(({ verb }) => ['modify', 'update'].includes(verb));
  return new Set(
    changes.flatMap(({ responses }) =>
      responses
        .filter(({ status }) => status.startsWith('2'))
        .flatMap(({ examples }) => examples.map(({ name }) => name)),
    ),
  );
}

function line(text: string, contradiction: string): number {
  const field = /^\w+/.exec(contradiction)?.[0] ?? '';
  const at = text.split('\n').findIndex((content) => new RegExp(`^[\\s-]*${field}:`).test(content));
  return at === -1 ? 1 : at + 1;
}

/**
 * Example files whose values do not add up: sums, dates, counts, check digits, identities (`relations.ts` lists what is
 * held against each other).
 *
 * @param files Text of the files of the specification, by path.
 * @param document The bundle, which tells what an example answers.
 */
export function checkExamples(files: ReadonlyMap<string, string>, document: OpenApiDocument): readonly Finding[] {
  const changed = answersToChanges(document);
  return [...files].flatMap(([file, text]) => {
    if (!EXAMPLE_FILE.test(file)) {
      return [];
    }
    const { value } = parse(text) as { readonly value: Json };
    const { created_at, updated_at } = (value ?? {}) as { readonly created_at?: Json; readonly updated_at?: Json };
    const unchanged =
      changed.has(basename(file, '.yaml')) && created_at !== undefined && created_at === updated_at
        ? ['updated_at is created_at, but the example answers a change']
        : [];
    return [...contradictionsIn(value), ...unchanged].map((contradiction) => ({
      file,
      line: line(text, contradiction),
      check: 'example-consistency',
      message: `${contradiction}. Make the example add up.`,
    }));
  });
}
