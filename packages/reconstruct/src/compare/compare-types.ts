import { isDict } from '../read/guards.ts';
import { type Edit, shown, standingOf } from './difference.ts';
import { here, type PlaceContext, schemaFrom, typesText } from './place-context.ts';
import { allowsType, type SchemaView } from './schema-view.ts';
import { type Place, referenceOf } from './source.ts';

/** The specification says nothing here; where the collection had nothing to say either, it has now. */
export function fillOpen(ctx: PlaceContext): void {
  const ours = ctx.ours[0] as Place;
  if (ctx.before?.open && ctx.known) {
    ctx.add('', 'type', {
      kind: 'missing',
      standing: 'theirs',
      message: `the collection now shows ${typesText(ctx.now)} where nothing was known`,
      theirs: typesText(ctx.now),
      at: ours,
      facts: [ctx.here],
      edits: [{ ...here(ours), action: 'fill', value: schemaFrom(ctx.written) }],
      weak: false,
    });
  }
}

/** Compares the types; gives those the specification does not let pass: what is in them need not be looked at. */
export function compareTypes(ctx: PlaceContext): readonly string[] {
  const [now, own, then] = [ctx.now, ctx.own, ctx.before];
  const wrong = [...now.types].filter((type) => !allowsType(own.types, type));
  if (wrong.length === 0) {
    const lost = [...(then?.types ?? [])].filter((type) => !now.types.has(type) && own.types.has(type));
    if (lost.length > 0 && now.types.size > 0) {
      ctx.note('type', `the collection no longer shows ${lost.join(', ')} here`);
    }
    return wrong;
  }
  const covered = then !== undefined && [...now.types].every((type) => allowsType(then.types, type));
  const untouched = then !== undefined && sameSet(then.types, own.types);
  const overlap = [...now.types].some((type) => type !== 'null' && allowsType(own.types, type));
  const widened = overlap || wrong.join() === 'null' || (own.types.has('integer') && wrong.join() === 'number');
  const { edits, blocked } = typeEdits(ctx, widened);
  const refers = referenceOf(ctx.written) !== undefined;
  const refersBefore = ctx.base[0] !== undefined && referenceOf(ctx.base[0]) !== undefined;
  ctx.add('', 'type', {
    kind: widened ? 'widened' : 'contradiction',
    standing: standingOf(ctx.known, covered, untouched),
    message: `the collection shows ${wrong.join(', ')}, the specification says ${typesText(own)}`,
    base: then && typesText(then),
    ours: typesText(own),
    theirs: typesText(now),
    at: ctx.at,
    facts: [refersBefore && refers ? ctx.fact('type') : ctx.here],
    edits,
    blocked,
    weak: false,
  });
  return wrong;
}

function typeEdits(ctx: PlaceContext, widened: boolean): { edits: Edit[]; blocked: string | undefined } {
  const [now, own] = [ctx.now, ctx.own];
  const ours = ctx.ours[0] as Place;
  const scalar = (view: SchemaView): boolean => view.properties.size === 0 && view.items.length === 0;
  const shared = referenceOf(ours) !== undefined && referenceOf(ctx.written) === undefined;
  const wasShared = ctx.base[0] !== undefined && referenceOf(ctx.base[0]) !== undefined;
  if (own.split || now.split || own.typed.length > 1 || ctx.ours.length > 1) {
    return { edits: [], blocked: 'there are alternatives here' };
  }
  if (shared && !wasShared) {
    return { edits: [], blocked: `the schema is shared: ${ours.file} refers to ${referenceOf(ours)}` };
  }
  const [node] = own.typed;
  const types = widened ? [...own.types, ...now.types].filter((type) => !redundant(type, now, own)) : [...now.types];
  const list = [...new Set(types)];
  if (scalar(now) && scalar(own) && node && !shared) {
    const formats = [...now.formats];
    const format: Edit[] =
      own.formats.size === 0 && formats.length === 0
        ? []
        : formats.length > 0
          ? [{ ...here(node, 'format'), action: 'set', value: { data: formats[0] } }]
          : [{ ...here(node, 'format'), action: 'remove' }];
    if (list.length > 1 && isOld(ctx)) {
      return { edits: [], blocked: 'OpenAPI 3.0 has no lists of types' };
    }
    const value = { data: list.length === 1 ? list[0] : list };
    return { edits: [{ ...here(node, 'type'), action: 'set', value }, ...format], blocked: undefined };
  }
  if (!isBare(ours.value) || widened) {
    return { edits: [], blocked: 'the schema as a whole would have to be replaced' };
  }
  return { edits: [{ ...here(ours), action: 'set', value: schemaFrom(ctx.written) }], blocked: undefined };
}

function isOld(ctx: PlaceContext): boolean {
  const root = ctx.sides.ours.data(ctx.sides.ours.root);
  return isDict(root) && String(root.openapi).startsWith('3.0');
}

export function compareFormat(ctx: PlaceContext): void {
  const [now, own, then] = [ctx.now, ctx.own, ctx.before];
  const formats = [...now.formats].filter((format) => !SILENT_FORMATS.test(format));
  const node = own.typed.length === 1 && !own.split ? own.typed[0] : undefined;
  const shared = referenceOf(ctx.ours[0] as Place) !== undefined && referenceOf(ctx.written) === undefined;
  const untouched = then !== undefined && sameSet(then.formats, own.formats) && own.values === undefined;
  const edit = (wanted: string | undefined): Edit[] =>
    node === undefined || shared
      ? []
      : wanted === undefined
        ? [{ ...here(node, 'format'), action: 'remove' }]
        : [{ ...here(node, 'format'), action: 'set', value: { data: wanted } }];
  const common = {
    at: ctx.at,
    facts: [ctx.fact('format')],
    base: then && ([...then.formats].join(', ') || 'no format'),
    ours: [...own.formats].join(', ') || 'no format',
    theirs: formats.join(', ') || 'no format',
    blocked: node === undefined ? 'there are alternatives here' : shared ? 'the schema is shared' : undefined,
    weak: false,
  };
  if (formats.some((format) => !own.formats.has(format))) {
    const covered = then !== undefined && formats.every((format) => then.formats.has(format));
    const said = own.formats.size > 0 ? `format ${common.ours}` : 'no format';
    ctx.add('', 'format', {
      ...common,
      kind: 'contradiction',
      standing: standingOf(ctx.known, covered, untouched),
      message: `the collection shows format ${common.theirs}, the specification has ${said}`,
      edits: edit(formats[0]),
    });
  } else if (
    now.formats.size === 0 &&
    now.types.has('string') &&
    own.formats.size > 0 &&
    then !== undefined &&
    then.formats.size > 0
  ) {
    ctx.add('', 'format', {
      ...common,
      kind: 'widened',
      standing: standingOf(ctx.known, false, untouched),
      message: `the collection now shows values that are no ${common.ours}`,
      edits: edit(undefined),
    });
  }
}

export function compareValues(ctx: PlaceContext): void {
  const [now, own, then] = [ctx.now, ctx.own, ctx.before];
  const fresh = (now.values ?? []).filter((value) => own.values !== undefined && !own.values.includes(value));
  if (fresh.length === 0) {
    return;
  }
  const covered = fresh.every((value) => then?.values?.includes(value));
  const untouched = then?.values?.every((value) => own.values?.includes(value)) === true;
  const [node] = own.typed;
  const place = node && own.typed.length === 1 ? node : undefined;
  ctx.add('', 'enum', {
    kind: 'widened',
    standing: standingOf(ctx.known, covered, untouched),
    message: `the collection shows ${fresh.map(shown).join(', ')}, which the specification does not list`,
    base: shown(then?.values),
    ours: shown(own.values),
    theirs: shown(now.values),
    at: ctx.at,
    facts: [ctx.fact('enum')],
    edits: place
      ? fresh.map((value): Edit => ({ ...here(place, 'enum'), action: 'append', value: { data: value } }))
      : [],
    blocked: place ? undefined : 'there are alternatives here',
    weak: false,
  });
}

function sameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((entry) => other.has(entry));
}

/** Formats that say no more than the type, or how to show a field. */
const SILENT_FORMATS = /^(?:float|double|int32|int64|password)$/;

/** `integer` beside `number` says nothing. */
function redundant(type: string, now: SchemaView, own: SchemaView): boolean {
  return type === 'integer' && (now.types.has('number') || own.types.has('number'));
}

const GENERATED = /^(?:type|format|items|enum|properties|required|additionalProperties|anyOf|\$ref|nullable|allOf)$/;

/** Whether a schema holds nothing but what reconstructing writes, so that nobody's words are lost with it. */
function isBare(value: unknown, names = false): boolean {
  if (Array.isArray(value)) {
    return value.every((entry) => isBare(entry));
  }
  return (
    !isDict(value) ||
    Object.entries(value).every(
      ([key, member]) => (names || GENERATED.test(key)) && isBare(member, key === 'properties'),
    )
  );
}
