import type { FactSurface, OperationSurface, SchemaSurface, Surface } from './surface.ts';

/** What a change asks of the next version (https://semver.org). */
export type Weight = 'major' | 'minor' | 'patch';

/** One difference between two versions, as a caller of the older one meets it. */
export interface Change {
  readonly weight: Weight;
  /** `links_update, query page_size` or `schema Link, field id` */
  readonly place: string;
  readonly what: string;
}

/** Every difference between two surfaces. */
export function changesBetween(old: Surface, now: Surface): readonly Change[] {
  return [
    ...byKey(old.operations, now.operations, ({ operation }) => operation, 'operation', compareOperations),
    ...byKey(old.schemas, now.schemas, ({ schema }) => schema, 'schema', compareSchemas),
    ...byKey(old.facts, now.facts, ({ fact }) => fact, 'fact', compareFacts),
  ];
}

type Compare<T> = (old: T, now: T, place: string) => readonly Change[];

function byKey<T>(old: readonly T[], now: readonly T[], keyOf: (one: T) => string, kind: string, compare: Compare<T>) {
  const present = new Map(now.map((one) => [keyOf(one), one]));
  const known = new Set(old.map(keyOf));
  return [
    ...old.flatMap((one): readonly Change[] => {
      const place = `${kind} ${keyOf(one)}`;
      const other = present.get(keyOf(one));
      return other === undefined ? [{ weight: 'major', place, what: 'is gone' }] : compare(one, other, place);
    }),
    ...now
      .filter((one) => !known.has(keyOf(one)))
      .map((one): Change => ({ weight: 'minor', place: `${kind} ${keyOf(one)}`, what: 'is new' })),
  ];
}

function compareOperations(old: OperationSurface, now: OperationSurface, place: string): readonly Change[] {
  return [
    ...changed(place, 'request', old.request, now.request, 'major'),
    ...changed(place, 'body', old.body, now.body, 'major'),
    ...changed(place, 'traits', old.traits.join(', '), now.traits.join(', '), 'minor'),
    ...compareFields(old.parameters, now.parameters, place, 'parameter'),
    ...compareResponses(old.responses, now.responses, place),
  ];
}

function compareResponses(
  old: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
  place: string,
): readonly Change[] {
  const statuses = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return statuses.flatMap((status): readonly Change[] => {
    const weight = Number(status) < 300 ? 'major' : 'minor';
    if (now[status] === undefined) {
      return [{ weight, place: `${place}, status ${status}`, what: 'is gone' }];
    }
    return old[status] === undefined
      ? [{ weight: 'minor', place: `${place}, status ${status}`, what: 'is new' }]
      : changed(place, `status ${status}`, old[status], now[status], 'major');
  });
}

function compareSchemas(old: SchemaSurface, now: SchemaSurface, place: string): readonly Change[] {
  if (!old.fields || !now.fields) {
    return changed(place, 'type', old.type ?? 'an object', now.type ?? 'an object', 'major');
  }
  return [
    ...compareFields(old.fields, now.fields, place, 'field'),
    ...changed(place, 'other fields', old.rest, now.rest, old.rest === 'nothing' ? 'minor' : 'major'),
  ];
}

/** Fields and parameters have the same notation: a `?` after the name of an optional one. */
function compareFields(
  old: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
  place: string,
  kind: string,
): readonly Change[] {
  const find = (fields: Readonly<Record<string, string>>, name: string) => fields[name] ?? fields[`${name}?`];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)].map((name) => name.replace(/\?$/, '')))];
  return names.flatMap((name): readonly Change[] => {
    const where = `${place}, ${kind} ${name}`;
    const before = find(old, name);
    const after = find(now, name);
    if (after === undefined) {
      return [{ weight: 'major', place: where, what: 'is gone' }];
    }
    if (before === undefined) {
      return [{ weight: name in now && kind === 'parameter' ? 'major' : 'minor', place: where, what: 'is new' }];
    }
    const wasRequired = name in old;
    const isRequired = name in now;
    return [
      ...changed(place, `${kind} ${name}`, before, after, 'major'),
      ...(wasRequired === isRequired
        ? []
        : [{ weight: 'major' as const, place: where, what: isRequired ? 'is required now' : 'is optional now' }]),
    ];
  });
}

function compareFacts(old: FactSurface, now: FactSurface, place: string): readonly Change[] {
  return changed(place, 'value', old.value, now.value, 'minor');
}

function changed(place: string, what: string, old?: string, now?: string, weight: Weight = 'major'): readonly Change[] {
  if (old === now) {
    return [];
  }
  return [{ weight, place: `${place}, ${what}`, what: `was ${old ?? 'absent'}, is ${now ?? 'absent'}` }];
}
