import {
  listOperations,
  listWebhooks,
  type OpenApiDocument,
  type RateLimit,
  type Schema,
} from '@belvo-openapi/spec-model';
import type { Change, Side } from './change.ts';
import { Collector } from './collector.ts';
import { compareOperations } from './compare-operations.ts';
import { compareRateLimit } from './compare-policies.ts';
import { arrow, compareSchemas } from './compare-schemas.ts';
import { type Contract, canonical, partsOf } from './contract.ts';
import { type Reach, reachOf } from './reach.ts';

/** The dialect of JSON Schema that OpenAPI 3.1 builds on. */
const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** The documents of two contracts. */
export interface Documents {
  readonly before: OpenApiDocument;
  readonly after: OpenApiDocument;
}

/**
 * Finds what changed between two contracts, each change with its rule, weight and reason: the one judgement that
 * `spec:diff`, the check against the last release and the comment on a pull request share.
 *
 * @returns The heaviest first; empty when nobody can tell the contracts apart.
 */
export function findChanges(old: Contract, now: Contract): readonly Change[] {
  const documents = { before: old.document, after: now.document };
  const changes = new Collector();
  compareOperations(documents, listOperations(documents.before), listOperations(documents.after), changes);
  compareEvents(documents, changes);
  compareComponents(documents, changes);
  compareErrorCodes(documents, changes);
  compareRoot(documents, changes);
  compareTexts(old, now, changes);
  return changes.list();
}

function compareEvents(documents: Documents, changes: Collector): void {
  const [old, now] = [listWebhooks(documents.before), listWebhooks(documents.after)];
  const present = new Map(now.map((event) => [event.name, event]));
  for (const event of old) {
    const place = `event ${event.name}`;
    const reaches = [event.name];
    const other = present.get(event.name);
    if (other) {
      const report = changes.reporter('response', reaches);
      compareSchemas({ ...documents, side: 'response', noun: 'body', report }, event.schema, other.schema, place);
    } else {
      changes.add('event-removed', place, 'is gone', { reaches });
    }
  }
  for (const { name } of now.filter((event) => !old.some((each) => each.name === event.name))) {
    changes.add('event-added', `event ${name}`, 'is new', { reaches: [name] });
  }
}

const SIDES: readonly Side[] = ['request', 'response'];

/** Compares the schema components: as exported types by name, and once for everything that refers to them. */
function compareComponents(documents: Documents, changes: Collector): void {
  const [old, now] = [documents.before, documents.after].map((doc) => doc.components?.schemas ?? {});
  const [reachOld, reachNow] = [reachOf(documents.before), reachOf(documents.after)];
  const reachedBy = (name: string, side: Side): ReadonlySet<string> =>
    new Set([...(reachOld[side].get(name) ?? []), ...(reachNow[side].get(name) ?? [])]);
  for (const [name, schema] of Object.entries(old ?? {})) {
    const other = now?.[name];
    if (other === undefined) {
      reportGone(name, schema, old ?? {}, now ?? {}, reachOld, changes);
      continue;
    }
    const reached = SIDES.filter((side) => reachOld[side].has(name) && reachNow[side].has(name));
    for (const side of reached.length > 0 ? reached : (['response'] as const)) {
      const report = changes.reporter(side, reachedBy(name, side));
      compareSchemas({ ...documents, side, noun: 'schema', report }, schema, other, `schema ${name}`);
    }
  }
  const renamed = new Set(Object.keys(old ?? {}).map((name) => renamedTo(old?.[name], now ?? {}, old ?? {})));
  for (const name of Object.keys(now ?? {}).filter((each) => old?.[each] === undefined && !renamed.has(each))) {
    const reaches = SIDES.flatMap((side) => [...(reachNow[side].get(name) ?? [])]);
    changes.add('schema-added', `schema ${name}`, 'is new', { reaches });
  }
}

type Schemas = Readonly<Record<string, Schema>>;

/** The new schema that says exactly what an old one said that is gone. */
function renamedTo(schema: Schema | undefined, now: Schemas, old: Schemas): string | undefined {
  return Object.keys(now).find((name) => old[name] === undefined && canonical(now[name]) === canonical(schema));
}

function reportGone(name: string, schema: Schema, old: Schemas, now: Schemas, reach: Reach, changes: Collector): void {
  const reaches = SIDES.flatMap((side) => [...(reach[side].get(name) ?? [])]);
  const other = renamedTo(schema, now, old);
  if (other === undefined) {
    changes.add('schema-removed', `schema ${name}`, 'is gone', { reaches });
  } else {
    changes.add('schema-renamed', `schema ${name}`, arrow(name, other), { reaches });
  }
}

interface ErrorCode {
  readonly statuses?: readonly number[];
  readonly retry?: string;
  readonly [attribute: string]: unknown;
}

function compareErrorCodes({ before, after }: Documents, changes: Collector): void {
  const [old = {}, now = {}] = [before, after].map(
    (doc) => (doc['x-error-codes'] ?? {}) as Readonly<Record<string, ErrorCode>>,
  );
  for (const [code, { statuses = [], retry, ...attributes }] of Object.entries(old)) {
    const place = `error code ${code}`;
    const other = now[code];
    if (!other) {
      changes.add('error-code-removed', place, 'is gone');
      continue;
    }
    const { statuses: statusesNow = [], retry: retryNow, ...attributesNow } = other;
    if (retry !== retryNow) {
      changes.add('error-code-retry-changed', place, `retry: ${arrow(retry, retryNow)}`);
    }
    for (const status of statuses.filter((each) => !statusesNow.includes(each))) {
      changes.add('error-code-status-removed', place, `no longer with status ${status}`);
    }
    for (const status of statusesNow.filter((each) => !statuses.includes(each))) {
      changes.add('error-code-status-added', place, `also with status ${status}`);
    }
    if (canonical(attributes) !== canonical(attributesNow)) {
      changes.add('error-code-changed', place, arrow(attributes, attributesNow));
    }
  }
  for (const code of Object.keys(now).filter((each) => !Object.hasOwn(old, each))) {
    changes.add('error-code-added', `error code ${code}`, 'is new');
  }
}

function compareRoot({ before, after }: Documents, changes: Collector): void {
  const everything = listOperations(after).map(({ operationId }) => operationId);
  const [old, now] = [before['x-rate-limit'], after['x-rate-limit']] as (RateLimit | undefined)[];
  compareRateLimit(old, now, 'document', changes, everything);
  const [policy, policyNow] = [before['x-retry-policy'], after['x-retry-policy']];
  if (canonical(policy ?? null) !== canonical(policyNow ?? null)) {
    changes.add('retry-policy-changed', 'document', `x-retry-policy: ${arrow(policy, policyNow)}`);
  }
  // The consumers' bundle leaves out the dialect that 3.1 has anyway.
  const [dialect, dialectNow] = [before, after].map(({ openapi, jsonSchemaDialect = DIALECT }) => [
    openapi,
    jsonSchemaDialect,
  ]);
  if (canonical(dialect) !== canonical(dialectNow)) {
    changes.add('extension-changed', 'document', `openapi: ${arrow(dialect?.join(' '), dialectNow?.join(' '))}`);
  }
}

/** What has other words or examples, and is the same contract otherwise. */
function compareTexts(old: Contract, now: Contract, changes: Collector): void {
  const bound = new Map([...partsOf(old.document)].map(([name, part]) => [name, canonical(part)]));
  for (const [name, part] of partsOf(now.document)) {
    const before = old.texts[name];
    if (before !== undefined && before !== now.texts[name] && bound.get(name) === canonical(part)) {
      const reaches = /^(?:operation|event) (?<name>.+)$/.exec(name)?.groups?.name;
      changes.add('text-changed', name, 'other words or examples', { reaches: reaches === undefined ? [] : [reaches] });
    }
  }
}
