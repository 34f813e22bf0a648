import { basename, posix } from 'node:path';
import { type Json, splitOperationId } from '@belvo-openapi/spec-model';
import type { Finding } from '../finding.ts';
import type { Source } from '../read-source.ts';
import { contradictionsIn } from './check-example.ts';

const EXAMPLE_FILE = /(^|\/)examples\/[^/]+\.yaml$/;
const PATH_FILE = /(^|\/)paths\/[^/]+\.yaml$/;

interface Response {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly examples?: object }>>;
}

interface PathItem {
  readonly [method: string]: {
    readonly operationId?: string;
    readonly responses?: Readonly<Record<string, Response>>;
  };
}

/** Names of the examples that answer a change, in which `updated_at` is later than `created_at`. */
function answersToChanges(sources: ReadonlyMap<string, Source>): ReadonlySet<string> {
  const items = [...sources.values()].filter(({ path, parsed }) => PATH_FILE.test(path) && parsed);
  return new Set(
    items.flatMap(({ path, parsed }) =>
      Object.values(parsed as PathItem)
        .filter((operation) => ['modify', 'update'].includes(splitOperationId(operation?.operationId ?? '').verb))
        .flatMap(({ responses = {} }) => Object.entries(responses))
        .filter(([status]) => status.startsWith('2'))
        .flatMap(([, { $ref, ...response }]) => {
          const file = $ref && sources.get(posix.join(posix.dirname(path), $ref));
          const { content = {} } = file ? ((file.parsed ?? {}) as Response) : response;
          return Object.values(content).flatMap(({ examples = {} }) => Object.keys(examples));
        }),
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
 */
export function checkExamples(sources: ReadonlyMap<string, Source>): readonly Finding[] {
  const changed = answersToChanges(sources);
  return [...sources.values()].flatMap(({ path, text, parsed }) => {
    if (!EXAMPLE_FILE.test(path)) {
      return [];
    }
    const { value = null } = (parsed ?? {}) as { readonly value?: Json };
    const { created_at, updated_at } = (value ?? {}) as { readonly created_at?: Json; readonly updated_at?: Json };
    const unchanged =
      changed.has(basename(path, '.yaml')) && created_at !== undefined && created_at === updated_at
        ? ['updated_at is created_at, but the example answers a change']
        : [];
    return [...contradictionsIn(value), ...unchanged].map((contradiction) => ({
      file: path,
      line: line(text, contradiction),
      check: 'example-consistency',
      message: `${contradiction}. Make the example add up.`,
    }));
  });
}
