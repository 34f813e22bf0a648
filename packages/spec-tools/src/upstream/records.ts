import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Difference } from './compare-upstream.ts';

/** One deviation from the published reference that a decision record accepts. */
export interface Coverage {
  /** File name of the record. */
  readonly record: string;
  /** `PUT /api/links/{id}/`; absent for a schema. */
  readonly operation?: string;
  /** Name of a schema of the reference; absent for an operation. */
  readonly schema?: string;
  /** A phrase of `spec/decisions/README.md`; `*` stands for any text. */
  readonly what: string;
}

interface Head {
  readonly status?: string;
  readonly covers?: readonly { readonly operation?: string; readonly schema?: string; readonly what?: string }[] | null;
}

/**
 * Reads what the accepted decision records say about the published reference.
 *
 * @param folder `spec/decisions`
 * @throws Error when a record's head is no YAML.
 */
export function readCoverages(folder: string): readonly Coverage[] {
  const files = readdirSync(folder).filter((name) => /^\d{4}-.*\.md$/.test(name));
  return files.toSorted().flatMap((record) => {
    const [, head = ''] = /^---\n([\s\S]*?)\n---\n/.exec(readFileSync(join(folder, record), 'utf8')) ?? [];
    const { status, covers: entries } = (parse(head) ?? {}) as Head;
    return status === 'accepted'
      ? (entries ?? []).flatMap(({ operation, schema, what }) =>
          what !== undefined && (operation !== undefined || schema !== undefined)
            ? [{ record, what, ...(operation !== undefined && { operation }), ...(schema !== undefined && { schema }) }]
            : [],
        )
      : [];
  });
}

function matches(pattern: string, text: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`).test(text);
}

const bare = (operation: string): string => operation.replaceAll(/\{[^}]+\}/g, '{}');

/** `response 200 body results[].status enum` → side, last names of the field, attribute. */
const PHRASE = /^(?<part>request body|response \S+ body) (?<field>[^ ]+)(?<attribute>(?: \w+)?)$/;

/**
 * Whether a record means a difference. One about a schema means the field in every operation that the schema reaches,
 * however deep it stands there.
 */
export function covers({ operation, schema, what }: Coverage, difference: Difference): boolean {
  if (operation !== undefined) {
    const phrases = [difference.what, ...(difference.also === undefined ? [] : [difference.also])];
    return matches(bare(operation), bare(difference.operation)) && phrases.some((phrase) => coversPhrase(what, phrase));
  }
  const [mine, theirs] = [PHRASE.exec(what)?.groups, PHRASE.exec(difference.what)?.groups];
  return (
    schema !== undefined &&
    mine !== undefined &&
    theirs !== undefined &&
    [...difference.schemas].some((name) => matches(schema, name)) &&
    mine.part?.split(' ')[0] === theirs.part?.split(' ')[0] &&
    (mine.attribute === '' || matches(mine.attribute ?? '', theirs.attribute ?? '')) &&
    (matches(mine.field ?? '', theirs.field ?? '') || matches(`*.${mine.field}`, theirs.field ?? ''))
  );
}

/** A record about a field means its attributes and what is in it; one about a body as a whole means all of it. */
function coversPhrase(what: string, difference: string): boolean {
  return [what, `${what} *`, `${what}.*`, `${what}[*`].some((pattern) => matches(pattern, difference));
}
