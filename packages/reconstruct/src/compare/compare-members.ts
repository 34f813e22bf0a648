import { asArray, isDict } from '../read/guards.ts';
import { standingOf } from './difference.ts';
import { here, type PlaceContext, schemaFrom, typesText } from './place-context.ts';
import { viewSchema } from './schema-view.ts';
import type { Place } from './source.ts';

export function compareProperties(ctx: PlaceContext): void {
  const [now, own, then] = [ctx.now, ctx.own, ctx.before];
  for (const [name, theirs] of now.properties) {
    const known = own.properties.get(name);
    const before = then?.properties.get(name) ?? [];
    if (known) {
      ctx.node.children.push({ field: name, node: ctx.recurse(theirs, known, before, ctx.known) });
    } else if (own.others.some((place) => place.value !== true)) {
      ctx.node.children.push({ field: name, node: ctx.recurse(theirs, own.others, before, ctx.known) });
    } else {
      missingProperty(ctx, name, theirs, before);
    }
  }
  for (const name of then?.properties.keys() ?? []) {
    const known = own.properties.get(name)?.[0];
    if (!now.properties.has(name) && known && ctx.known && now.others.length === 0) {
      ctx.add(name, '', {
        kind: 'gone',
        standing: 'theirs',
        message: 'the collection no longer shows the field',
        ours: 'has it',
        at: known,
        facts: [ctx.fact('properties', name)],
        edits: [],
        weak: false,
      });
    }
  }
}

function missingProperty(ctx: PlaceContext, name: string, theirs: readonly Place[], before: readonly Place[]): void {
  const own = ctx.own;
  const [object] = own.split ? [] : own.objects.slice(-1);
  const from = theirs[0] as Place;
  ctx.add(name, '', {
    kind: 'missing',
    standing: standingOf(ctx.known, before.length > 0, true),
    message: 'the collection shows the field, the specification does not have it',
    base: before.length > 0 ? 'has it' : undefined,
    theirs: typesText(viewSchema(ctx.sides.theirs, theirs)),
    at: object ?? ctx.at,
    facts: [ctx.sides.factPath(from)],
    edits: object ? [{ ...here(object, 'properties', name), action: 'set', value: schemaFrom(from) }] : [],
    blocked: object ? undefined : 'there are alternatives here: which of them has the field is not to be seen',
    weak: false,
  });
}

/** Whether a key is always there is a guess: new ones are told, and old ones that evidence refutes are dropped. */
export function compareRequired(ctx: PlaceContext): void {
  const [now, own, then] = [ctx.now, ctx.own, ctx.before];
  if (then === undefined || !ctx.known) {
    return;
  }
  for (const key of then.required) {
    const [object] = own.split ? [] : own.objects;
    const list = object && isDict(object.value) && Array.isArray(object.value.required) ? object.value.required : [];
    if (!now.required.has(key) && now.properties.has(key) && list.includes(key) && object) {
      ctx.add(key, 'required', {
        kind: 'widened',
        standing: 'theirs',
        message: 'the collection now shows objects without the field, the specification requires it',
        base: 'required',
        ours: 'required',
        theirs: 'optional',
        at: object,
        facts: [ctx.fact('required', key)],
        edits: [{ ...here(object, 'required'), action: 'drop', value: { data: key } }],
        weak: false,
      });
    }
  }
  for (const key of now.required) {
    if (then.properties.has(key) && !then.required.has(key) && own.properties.has(key) && !own.required.has(key)) {
      ctx.note('required', 'every object the collection shows now has the field: it may be required', key);
    }
  }
}

export function compareItems(ctx: PlaceContext): void {
  const [now, own, then] = [ctx.now, ctx.own, ctx.before];
  if (now.items.length > 0) {
    const array = own.typed.find(saysArray);
    if (own.items.length > 0) {
      const node = ctx.recurse(now.items, own.items, then?.items ?? [], ctx.known);
      ctx.node.children.push({ field: '[]', node });
    } else if (array && own.typed.length === 1 && !viewSchema(ctx.sides.theirs, now.items).open) {
      missingPart(ctx, array, 'items', '[]', now.items[0] as Place, then?.items ?? []);
    }
  }
}

/** What is in a map, whatever its keys. */
export function compareOthers(ctx: PlaceContext): void {
  const [now, own, then] = [ctx.now, ctx.own, ctx.before];
  if (now.others.length > 0) {
    const closed = own.others.filter((place) => place.value !== true);
    if (closed.length > 0) {
      const node = ctx.recurse(now.others, closed, then?.others ?? [], ctx.known);
      ctx.node.children.push({ field: '[*]', node });
    } else if (own.properties.size === 0 && own.objects.length === 1 && own.others.length === 0) {
      const [object] = own.objects as [Place];
      missingPart(ctx, object, 'additionalProperties', '[*]', now.others[0] as Place, then?.others ?? []);
    }
  }
}

function saysArray({ value }: Place): boolean {
  return isDict(value) && (value.type === 'array' || asArray(value.type).includes('array'));
}

function missingPart(
  ctx: PlaceContext,
  holder: Place,
  key: string,
  field: string,
  from: Place,
  before: readonly Place[],
): void {
  const closed = isDict(holder.value) && holder.value[key] !== undefined;
  ctx.add(field, '', {
    kind: 'missing',
    standing: standingOf(ctx.known, before.length > 0, true),
    message: `the collection shows what is in there, the specification does not say it`,
    theirs: typesText(viewSchema(ctx.sides.theirs, [from])),
    at: holder,
    facts: [ctx.sides.factPath(from)],
    edits: closed ? [] : [{ ...here(holder, key), action: 'set', value: schemaFrom(from) }],
    blocked: closed ? `the specification forbids them (${key}: false)` : undefined,
    weak: false,
  });
}
