import {
  type OpenApiDocument,
  type Operation,
  type OperationResponse,
  resolveRef,
  type Schema,
} from '@belvo-openapi/spec';
import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import { jsonContent } from '../validation/body-violations.ts';
import { checkOf } from '../validation/schemas.ts';
import { fieldsOf, type Item, idOf, isItem } from './model.ts';

/** What makes things out of requests. */
export interface EchoParts {
  readonly document: OpenApiDocument;
  readonly random: Random;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * The thing that a request creates: the example that is most like the request, with an id of its own, the fields that were
 * sent, and the default or nothing for those that could have been sent and were not. What the response does not allow is left as it was.
 */
export function created(parts: EchoParts, operation: Operation, status: number, answered: Item, request: Item): Item {
  const response = operation.responses.find((declared) => declared.status === String(status));
  const base = mostLike(response, answered, request);
  const sent = fieldsOf(parts.document, jsonContent(operation)?.schema);
  const shown = fieldsOf(parts.document, response?.schema);
  const absent = [...sent].flatMap(([name, schema]): [string, unknown][] => {
    if (Object.hasOwn(request, name) || !Object.hasOwn(base, name)) {
      return [];
    }
    const { default: usual, type, enum: words, pattern, format } = resolveRef<Schema>(parts.document, schema);
    // Belvo fills in settings; a text of the caller's is nobody's but the caller's.
    const free =
      [type].flat().includes('string') && words === undefined && pattern === undefined && format === undefined;
    return usual === undefined && !free ? [] : [[name, usual ?? null]];
  });
  const fresh = { ...base, id: freshId(idOf(base) ?? '', parts.random) };
  return overlaid(parts.document, response?.schema, fresh, [
    ...absent,
    ...moved(base, parts.clock.now()),
    ...Object.entries(request).filter(([name]) => shown.has(name) && name !== 'id'),
  ]);
}

/** The points in time of an example, as if it were created now: what it shows as later is still later. */
function moved(example: Item, now: number): readonly (readonly [string, string])[] {
  const start = Date.parse(String(example.created_at));
  return Object.entries(example).flatMap(([name, value]) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && Number.isFinite(start)
      ? [[name, timestamp(now + Date.parse(value) - start)] as const]
      : [],
  );
}

/** Belvo writes six decimals. */
function timestamp(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000Z');
}

/**
 * A thing with the fields of a request that the response has, too.
 *
 * @param extra Fields beside those that were sent, for example the status that the operation leads to.
 */
export function changed(
  { document, clock }: EchoParts,
  operation: Operation,
  status: number,
  item: Item,
  request: Item,
  extra: readonly (readonly [string, unknown])[] = [],
): Item {
  const { schema } = operation.responses.find((declared) => declared.status === String(status)) ?? {};
  const shown = fieldsOf(document, schema);
  const now = timestamp(clock.now());
  const fields = [
    ...(Object.hasOwn(item, 'updated_at') ? [['updated_at', now] as const] : []),
    ...Object.entries(request).filter(([name]) => (shown.has(name) || Object.hasOwn(item, name)) && name !== 'id'),
    ...extra,
  ];
  return overlaid(document, schema, item, fields);
}

/** Puts fields into a thing, one by one, and takes back each that makes it break its schema. */
function overlaid(
  document: OpenApiDocument,
  schema: Schema | undefined,
  item: Item,
  fields: readonly (readonly [name: string, value: unknown])[],
): Item {
  const check = schema === undefined ? () => [] : checkOf(document, schema);
  const mistakes = (candidate: Item) => check(candidate)?.length ?? 0;
  let result = item;
  let accepted = mistakes(result);
  for (const [name, value] of fields) {
    const { [name]: before, ...without } = result;
    // An id where the response shows the thing itself; a field that may be missing where it may not be null.
    const inner = isItem(before) && typeof value === 'string' ? [{ ...result, [name]: { ...before, id: value } }] : [];
    const candidates = [{ ...result, [name]: value }, ...inner, ...(value === null ? [without] : [])];
    const fitting = candidates
      .map((candidate) => [candidate, mistakes(candidate)] as const)
      .find(([, count]) => count <= accepted);
    if (fitting !== undefined) {
      [result, accepted] = fitting;
    }
  }
  return result;
}

/** Of the examples of a response, the one with the most fields as in the request; the one that was answered if none has. */
function mostLike(response: OperationResponse | undefined, answered: Item, request: Item): Item {
  const alike = (example: Item) => Object.entries(request).filter(([name, value]) => example[name] === value).length;
  const examples = (response?.examples ?? [])
    .map(({ value }): unknown => value)
    .filter(isItem)
    .filter((example) => idOf(example));
  return examples.reduce((best, example) => (alike(example) > alike(best) ? example : best), answered);
}

function freshId(like: string, random: Random): string {
  return /^[0-9a-f]{1,64}$/.test(like) ? random.hex(like.length) : random.uuid();
}
