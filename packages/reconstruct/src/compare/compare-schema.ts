import { isDict } from '../read/guards.ts';
import { type Draft, type Edit, type Fact, shown, standingOf } from './difference.ts';
import { allowsType, componentName, type SchemaView, schemasId, viewSchema } from './schema-view.ts';
import { follow, type Key, type Place, placeId, referenceOf, type Source } from './source.ts';

/** The three documents of a comparison. */
export interface Sides {
  readonly theirs: Source;
  readonly ours: Source;
  /** What the collection said last time; undefined when nothing is known of it. */
  readonly base: Source | undefined;
  /** The path of a fact in the record, for a place of `theirs` or `base`. */
  readonly factPath: (place: Place) => readonly Key[];
}

/** One schema of the collection held against the specification's, and last time's, for the same place. */
interface Node {
  readonly own: { readonly field: string; readonly attribute: string; difference: Draft }[];
  readonly children: { readonly field: string; readonly node: Node }[];
  /** The collection says nothing here. */
  silent: boolean;
}

/** A node with where it is used. */
export interface SchemaDifference {
  /** `results[].id type`, empty for the body as a whole. */
  readonly what: string;
  readonly difference: Draft;
}

/** Compares schemas place by place; what is used at many places is compared once. */
export class SchemaComparison {
  readonly #sides: Sides;
  readonly #nodes = new Map<string, Node>();
  /** What the collection shows at each place of the specification, which may be one for several of the collection's. */
  readonly #atPlace = new Map<string, Node[]>();
  /** Places of the specification by the collection's component that stands there. */
  readonly counterparts = new Map<string, Map<string, Place>>();

  constructor(sides: Sides) {
    this.#sides = sides;
  }

  /**
   * Differences at a place.
   *
   * @param known whether it is known what the collection said here last time
   */
  compare(theirs: Place, ours: Place, base: Place | undefined, known: boolean): SchemaDifference[] {
    const found: SchemaDifference[] = [];
    const seen = new Set<Node>();
    const walk = (node: Node, field: string): void => {
      if (seen.has(node)) {
        return;
      }
      seen.add(node);
      for (const { field: own, attribute, difference } of node.own) {
        found.push({ what: [join(field, own), attribute].filter((part) => part !== '').join(' '), difference });
      }
      for (const child of node.children) {
        walk(child.node, join(field, child.field));
      }
    };
    walk(this.#node([theirs], [ours], base ? [base] : [], known), '');
    return found;
  }

  /**
   * Leaves to a person what would change a schema for places where the collection does not show the change. To be
   * called when every place has been compared; differences come out right after that.
   */
  blockShared(): void {
    for (const nodes of this.#atPlace.values()) {
      const telling = nodes.filter((node) => !node.silent);
      for (const node of telling) {
        for (const own of node.own.filter(({ difference }) => narrows(difference))) {
          const edits = JSON.stringify(own.difference.edits.map(withoutOrigin));
          const everywhere = telling.every((other) =>
            other.own.some(
              ({ attribute, difference }) =>
                attribute === own.attribute && JSON.stringify(difference.edits.map(withoutOrigin)) === edits,
            ),
          );
          if (!everywhere) {
            const blocked = 'the schema is shared with places where the collection shows otherwise';
            own.difference = { ...own.difference, blocked };
          }
        }
      }
    }
    for (const own of [...this.#nodes.values()].flatMap((node) => node.own)) {
      if (own.difference.blocked !== undefined) {
        own.difference = { ...own.difference, edits: [] };
      }
    }
  }

  #node(theirs: readonly Place[], ours: readonly Place[], base: readonly Place[], known: boolean): Node {
    const { theirs: a, ours: b, base: c } = this.#sides;
    const then = c && base.length > 0 ? schemasId(c, base) : '';
    const written = theirs.map(placeId).join(' ');
    const named = theirs.flatMap((place) => componentName(place) ?? []);
    const key = [named.length > 0 ? schemasId(a, theirs) : written, schemasId(b, ours), then, known].join(' | ');
    const before = this.#nodes.get(key);
    if (before) {
      return before;
    }
    const node: Node = { own: [], children: [], silent: false };
    this.#nodes.set(key, node);
    const here = schemasId(b, ours);
    this.#atPlace.set(here, [...(this.#atPlace.get(here) ?? []), node]);
    this.#pair(theirs, ours);
    new Visit(this.#sides, theirs, ours, base, known, node, (...args) => this.#node(...args)).run();
    return node;
  }

  /** Notes which component of the specification stands where one of the collection does. */
  #pair(theirs: readonly Place[], ours: readonly Place[]): void {
    const [one, own] = [theirs[0], ours[0]];
    const name = one && (componentName(one) ?? nullableName(one));
    const place = own && (referenceOf(own) === undefined ? nullableReference(own) : own);
    if (name === undefined || place === undefined || ours.length > 1) {
      return;
    }
    const places = this.counterparts.get(name) ?? new Map<string, Place>();
    this.counterparts.set(name, places.set(schemasId(this.#sides.ours, [place]), place));
  }
}

/** The reference of `anyOf: [$ref, null]`. */
function nullableReference(place: Place): Place | undefined {
  const branches = isDict(place.value) && Array.isArray(place.value.anyOf) ? place.value.anyOf : [];
  const index = branches.findIndex((branch) => isDict(branch) && typeof branch.$ref === 'string');
  return index >= 0 && branches.length === 2
    ? { file: place.file, path: [...place.path, 'anyOf', index], value: branches[index] }
    : undefined;
}

function nullableName(place: Place): string | undefined {
  const branch = nullableReference(place);
  return branch && componentName(branch);
}

function join(field: string, step: string): string {
  return field === '' || step === '' || step.startsWith('[') ? field + step : `${field}.${step}`;
}

/** Whether settling a difference lets less pass than before. */
function narrows({ kind, edits }: Draft): boolean {
  return (
    edits.some(({ action }) => action === 'set') &&
    (kind === 'contradiction' || edits.some(({ path }) => path.at(-1) === 'format'))
  );
}

/** An edit without the place its content comes from, which differs where the content is the same. */
function withoutOrigin(edit: Edit): unknown {
  const { value } = edit;
  return value && 'part' in value ? { ...edit, value: value.from.value } : edit;
}

type Recurse = (theirs: readonly Place[], ours: readonly Place[], base: readonly Place[], known: boolean) => Node;

/** The comparison of one place. */
class Visit {
  readonly #sides: Sides;
  readonly #theirs: readonly Place[];
  readonly #ours: readonly Place[];
  readonly #base: readonly Place[];
  readonly #known: boolean;
  readonly #node: Node;
  readonly #recurse: Recurse;
  readonly #now: SchemaView;
  readonly #own: SchemaView;
  readonly #then: SchemaView | undefined;

  constructor(
    sides: Sides,
    theirs: readonly Place[],
    ours: readonly Place[],
    base: readonly Place[],
    known: boolean,
    node: Node,
    recurse: Recurse,
  ) {
    this.#sides = sides;
    this.#theirs = theirs;
    this.#ours = ours;
    this.#base = base;
    this.#known = known && sides.base !== undefined;
    this.#node = node;
    this.#recurse = recurse;
    this.#now = viewSchema(sides.theirs, theirs);
    this.#own = viewSchema(sides.ours, ours);
    this.#then = sides.base && base.length > 0 ? viewSchema(sides.base, base) : undefined;
  }

  run(): void {
    if (this.#now.open) {
      this.#node.silent = true;
      return;
    }
    if (this.#own.open) {
      this.#fillOpen();
      return;
    }
    if (this.#compareTypes()) {
      this.#compareFormat();
      this.#compareValues();
      this.#compareProperties();
      this.#compareRequired();
      this.#compareItems();
    }
  }

  get #at(): Place {
    return this.#own.typed[0] ?? this.#own.objects[0] ?? (this.#ours[0] as Place);
  }

  get #written(): Place {
    return this.#theirs[0] as Place;
  }

  /** A fact about the schema itself, wherever it is written. */
  #fact(...keys: Key[]): Fact {
    const { theirs, base, factPath } = this.#sides;
    const now = [...factPath(follow(theirs, this.#written) ?? this.#written), ...keys];
    const [place] = this.#base;
    const former = base && place && (follow(base, place) ?? place);
    return former ? { now, before: [...factPath(former), ...keys] } : now;
  }

  /** The fact of what stands here. */
  get #here(): Fact {
    const { factPath } = this.#sides;
    const [place] = this.#base;
    return place ? { now: factPath(this.#written), before: factPath(place) } : factPath(this.#written);
  }

  #add(field: string, attribute: string, difference: Draft): void {
    this.#node.own.push({ field, attribute, difference });
  }

  /** The specification says nothing here; where the collection had nothing to say either, it has now. */
  #fillOpen(): void {
    const ours = this.#ours[0] as Place;
    if (this.#then?.open && this.#known) {
      this.#add('', 'type', {
        kind: 'missing',
        standing: 'theirs',
        message: `the collection now shows ${typesText(this.#now)} where nothing was known`,
        theirs: typesText(this.#now),
        at: ours,
        facts: [this.#here],
        edits: [{ ...here(ours), action: 'fill', value: this.#schema(this.#written) }],
        weak: false,
      });
    }
  }

  #schema(from: Place): Edit['value'] & object {
    return { part: 'schema', from, operation: '' };
  }

  /** Whether it makes sense to look further. */
  #compareTypes(): boolean {
    const [now, own, then] = [this.#now, this.#own, this.#then];
    const wrong = [...now.types].filter((type) => !allowsType(own.types, type));
    if (wrong.length === 0) {
      const lost = [...(then?.types ?? [])].filter((type) => !now.types.has(type) && own.types.has(type));
      if (lost.length > 0 && now.types.size > 0) {
        this.#note('type', `the collection no longer shows ${lost.join(', ')} here`);
      }
      return true;
    }
    const covered = then !== undefined && [...now.types].every((type) => allowsType(then.types, type));
    const untouched = then !== undefined && sameSet(then.types, own.types);
    const overlap = [...now.types].some((type) => type !== 'null' && allowsType(own.types, type));
    const widened = overlap || wrong.join() === 'null' || (own.types.has('integer') && wrong.join() === 'number');
    const { edits, blocked } = this.#typeEdits(widened);
    const refers = referenceOf(this.#written) !== undefined;
    const refersBefore = this.#base[0] !== undefined && referenceOf(this.#base[0]) !== undefined;
    this.#add('', 'type', {
      kind: widened ? 'widened' : 'contradiction',
      standing: standingOf(this.#known, covered, untouched),
      message: `the collection shows ${wrong.join(', ')}, the specification says ${typesText(own)}`,
      base: then && typesText(then),
      ours: typesText(own),
      theirs: typesText(now),
      at: this.#at,
      facts: [refersBefore && refers ? this.#fact('type') : this.#here],
      edits,
      blocked,
      weak: false,
    });
    return overlap;
  }

  #typeEdits(widened: boolean): { edits: Edit[]; blocked: string | undefined } {
    const [now, own] = [this.#now, this.#own];
    const ours = this.#ours[0] as Place;
    const scalar = (view: SchemaView): boolean => view.properties.size === 0 && view.items.length === 0;
    const shared = referenceOf(ours) !== undefined && referenceOf(this.#written) === undefined;
    const wasShared = this.#base[0] !== undefined && referenceOf(this.#base[0]) !== undefined;
    if (own.split || now.split || own.typed.length > 1 || this.#ours.length > 1) {
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
      if (list.length > 1 && this.#isOld()) {
        return { edits: [], blocked: 'OpenAPI 3.0 has no lists of types' };
      }
      const value = { data: list.length === 1 ? list[0] : list };
      return { edits: [{ ...here(node, 'type'), action: 'set', value }, ...format], blocked: undefined };
    }
    if (!isBare(ours.value) || widened) {
      return { edits: [], blocked: 'the schema as a whole would have to be replaced' };
    }
    return { edits: [{ ...here(ours), action: 'set', value: this.#schema(this.#written) }], blocked: undefined };
  }

  #isOld(): boolean {
    const root = this.#sides.ours.data(this.#sides.ours.root);
    return isDict(root) && String(root.openapi).startsWith('3.0');
  }

  #compareFormat(): void {
    const [now, own, then] = [this.#now, this.#own, this.#then];
    const formats = [...now.formats].filter((format) => !SILENT_FORMATS.test(format));
    const node = own.typed.length === 1 && !own.split ? own.typed[0] : undefined;
    const shared = referenceOf(this.#ours[0] as Place) !== undefined && referenceOf(this.#written) === undefined;
    const untouched = then !== undefined && sameSet(then.formats, own.formats) && own.values === undefined;
    const edit = (wanted: string | undefined): Edit[] =>
      node === undefined || shared
        ? []
        : wanted === undefined
          ? [{ ...here(node, 'format'), action: 'remove' }]
          : [{ ...here(node, 'format'), action: 'set', value: { data: wanted } }];
    const common = {
      at: this.#at,
      facts: [this.#fact('format')],
      base: then && ([...then.formats].join(', ') || 'no format'),
      ours: [...own.formats].join(', ') || 'no format',
      theirs: formats.join(', ') || 'no format',
      blocked: node === undefined ? 'there are alternatives here' : shared ? 'the schema is shared' : undefined,
      weak: false,
    };
    if (formats.some((format) => !own.formats.has(format))) {
      const covered = then !== undefined && formats.every((format) => then.formats.has(format));
      const said = own.formats.size > 0 ? `format ${common.ours}` : 'no format';
      this.#add('', 'format', {
        ...common,
        kind: 'contradiction',
        standing: standingOf(this.#known, covered, untouched),
        message: `the collection shows format ${common.theirs}, the specification has ${said}`,
        edits: edit(formats[0]),
      });
    } else if (
      formats.length === 0 &&
      now.types.has('string') &&
      own.formats.size > 0 &&
      then !== undefined &&
      then.formats.size > 0
    ) {
      this.#add('', 'format', {
        ...common,
        kind: 'widened',
        standing: standingOf(this.#known, false, untouched),
        message: `the collection now shows values that are no ${common.ours}`,
        edits: edit(undefined),
      });
    }
  }

  #compareValues(): void {
    const [now, own, then] = [this.#now, this.#own, this.#then];
    const fresh = (now.values ?? []).filter((value) => own.values !== undefined && !own.values.includes(value));
    if (fresh.length === 0) {
      return;
    }
    const covered = fresh.every((value) => then?.values?.includes(value));
    const untouched = then?.values?.every((value) => own.values?.includes(value)) === true;
    const [node] = own.typed;
    const place = node && own.typed.length === 1 ? node : undefined;
    this.#add('', 'enum', {
      kind: 'widened',
      standing: standingOf(this.#known, covered, untouched),
      message: `the collection shows ${fresh.map(shown).join(', ')}, which the specification does not list`,
      base: shown(then?.values),
      ours: shown(own.values),
      theirs: shown(now.values),
      at: this.#at,
      facts: [this.#fact('enum')],
      edits: place
        ? fresh.map((value): Edit => ({ ...here(place, 'enum'), action: 'append', value: { data: value } }))
        : [],
      blocked: place ? undefined : 'there are alternatives here',
      weak: false,
    });
  }

  #compareProperties(): void {
    const [now, own, then] = [this.#now, this.#own, this.#then];
    for (const [name, theirs] of now.properties) {
      const known = own.properties.get(name);
      const before = then?.properties.get(name) ?? [];
      if (known) {
        this.#node.children.push({ field: name, node: this.#recurse(theirs, known, before, this.#known) });
      } else if (own.others.some((place) => place.value !== true)) {
        this.#node.children.push({ field: name, node: this.#recurse(theirs, own.others, before, this.#known) });
      } else {
        this.#missingProperty(name, theirs, before);
      }
    }
    for (const name of then?.properties.keys() ?? []) {
      const known = own.properties.get(name)?.[0];
      if (!now.properties.has(name) && known && this.#known && now.others.length === 0) {
        this.#add(name, '', {
          kind: 'gone',
          standing: 'theirs',
          message: 'the collection no longer shows the field',
          ours: 'has it',
          at: known,
          facts: [this.#fact('properties', name)],
          edits: [],
          weak: false,
        });
      }
    }
  }

  #missingProperty(name: string, theirs: readonly Place[], before: readonly Place[]): void {
    const own = this.#own;
    const [object] = own.split ? [] : own.objects.slice(-1);
    const from = theirs[0] as Place;
    this.#add(name, '', {
      kind: 'missing',
      standing: standingOf(this.#known, before.length > 0, true),
      message: 'the collection shows the field, the specification does not have it',
      base: before.length > 0 ? 'has it' : undefined,
      theirs: typesText(viewSchema(this.#sides.theirs, theirs)),
      at: object ?? this.#at,
      facts: [this.#sides.factPath(from)],
      edits: object ? [{ ...here(object, 'properties', name), action: 'set', value: this.#schema(from) }] : [],
      blocked: object ? undefined : 'there are alternatives here: which of them has the field is not to be seen',
      weak: false,
    });
  }

  /** Whether a key is always there is a guess: new ones are told, and old ones that evidence refutes are dropped. */
  #compareRequired(): void {
    const [now, own, then] = [this.#now, this.#own, this.#then];
    if (then === undefined || !this.#known) {
      return;
    }
    for (const key of then.required) {
      const [object] = own.split ? [] : own.objects;
      const list = object && isDict(object.value) && Array.isArray(object.value.required) ? object.value.required : [];
      if (!now.required.has(key) && now.properties.has(key) && list.includes(key) && object) {
        this.#add(key, 'required', {
          kind: 'widened',
          standing: 'theirs',
          message: 'the collection now shows objects without the field, the specification requires it',
          base: 'required',
          ours: 'required',
          theirs: 'optional',
          at: object,
          facts: [this.#fact('required', key)],
          edits: [{ ...here(object, 'required'), action: 'drop', value: { data: key } }],
          weak: false,
        });
      }
    }
    for (const key of now.required) {
      if (then.properties.has(key) && !then.required.has(key) && own.properties.has(key) && !own.required.has(key)) {
        this.#note('required', 'every object the collection shows now has the field: it may be required', key);
      }
    }
  }

  #compareItems(): void {
    const [now, own, then] = [this.#now, this.#own, this.#then];
    if (now.items.length > 0) {
      const [array] = own.typed;
      if (own.items.length > 0) {
        const node = this.#recurse(now.items, own.items, then?.items ?? [], this.#known);
        this.#node.children.push({ field: '[]', node });
      } else if (array && own.typed.length === 1 && !viewSchema(this.#sides.theirs, now.items).open) {
        this.#missingPart(array, 'items', '[]', now.items[0] as Place, then?.items ?? []);
      }
    }
    if (now.others.length > 0) {
      const closed = own.others.filter((place) => place.value !== true);
      if (closed.length > 0) {
        const node = this.#recurse(now.others, closed, then?.others ?? [], this.#known);
        this.#node.children.push({ field: '[*]', node });
      } else if (own.properties.size === 0 && own.objects.length === 1 && own.others.length === 0) {
        const [object] = own.objects as [Place];
        this.#missingPart(object, 'additionalProperties', '[*]', now.others[0] as Place, then?.others ?? []);
      }
    }
  }

  #missingPart(holder: Place, key: string, field: string, from: Place, before: readonly Place[]): void {
    const closed = isDict(holder.value) && holder.value[key] !== undefined;
    this.#add(field, '', {
      kind: 'missing',
      standing: standingOf(this.#known, before.length > 0, true),
      message: `the collection shows what is in there, the specification does not say it`,
      theirs: typesText(viewSchema(this.#sides.theirs, [from])),
      at: holder,
      facts: [this.#sides.factPath(from)],
      edits: closed ? [] : [{ ...here(holder, key), action: 'set', value: this.#schema(from) }],
      blocked: closed ? `the specification forbids them (${key}: false)` : undefined,
      weak: false,
    });
  }

  #note(attribute: string, message: string, field = ''): void {
    this.#add(field, attribute, {
      kind: 'note',
      standing: 'theirs',
      message,
      at: this.#at,
      facts: [],
      edits: [],
      weak: true,
    });
  }
}

function here(place: Place, ...keys: Key[]): { file: string; path: readonly Key[] } {
  return { file: place.file, path: [...place.path, ...keys] };
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

/** `string (uuid), null`; what a person calls the type of a place. */
export function typesText(view: SchemaView): string {
  const types = [...view.types].map((type) =>
    type === 'string' && view.formats.size > 0 ? `string (${[...view.formats].join(', ')})` : type,
  );
  return types.length === 0 ? 'anything' : types.join(', ');
}
