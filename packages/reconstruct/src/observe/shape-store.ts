import { bareText } from '../read/lenient-json.ts';
import { WrittenNumber } from '../read/written-number.ts';
import { guessFormat, nearlyDateTime } from './formats.ts';
import { Kind, kindOf } from './kinds.ts';
import { type Layout, Layouts } from './layout.ts';
import { areData, dataKeys, haveOneForm } from './maps.ts';
import { isSmall, ownerName } from './owners.ts';
import { type Claim, decodePlaceholder, gapFormat, markerOf } from './placeholders.ts';
import { looksGenerated } from './real-values.ts';
import { MANY, MIXED, type Shape } from './shape.ts';
import { NO_MEMBERS, NOTHING, type Parts, ShapeTable } from './shape-table.ts';
import { isScalar, madeUp } from './variable-values.ts';

/** Where a value was seen: requests are weaker evidence than saved responses. */
export type Source = 'response' | 'request';

/** Nesting below which a value is no longer looked at. */
export const MAX_DEPTH = 150;

/** A text that is one Postman variable. */
const VARIABLE = /^\{\{([^{}]*)\}\}$/;

/** Makes shapes of values and merges them; equal structure always gives the same object. */
export class ShapeStore {
  readonly #variables: ReadonlyMap<string, string>;
  readonly #table = new ShapeTable();
  readonly #layouts = new Layouts();
  readonly #byPlaceholder = new Map<string, Shape>();
  readonly #byKind = { response: new Map<number, Shape>(), request: new Map<number, Shape>() };
  readonly #byGuess = { response: new Map<string, Shape>(), request: new Map<string, Shape>() };
  readonly #merged = new Map<number, Shape>();
  /** A placeholder or marker of the generator was seen. */
  generated = false;
  /** Set when a value was cut at `MAX_DEPTH`; the caller reads and resets it. */
  tooDeep = false;

  readonly blank: Shape = this.#table.of(NOTHING);

  /** @param variables values of the collection's variables: what `{{name}}` stands for */
  constructor(variables: ReadonlyMap<string, string> = new Map()) {
    this.#variables = variables;
  }

  /**
   * Shape of a parsed body.
   *
   * @param owner what the value is called where it stands, singular; see `Shape.owner`
   */
  ofValue(value: unknown, source: Source, owner = '', depth = 0): Shape {
    switch (typeof value) {
      case 'string':
        return this.ofString(value, source);
      case 'object':
        if (value === null) {
          return this.#scalar(Kind.Null, source);
        }
        if (value instanceof WrittenNumber) {
          return this.#written(value, source);
        }
        if (depth >= MAX_DEPTH) {
          this.tooDeep = true;
          return this.#unknown('');
        }
        return Array.isArray(value)
          ? this.#array(value, source, owner, depth)
          : this.#object(value, source, owner, depth);
      default:
        return this.#scalar(kindOf(value), source);
    }
  }

  /** Shape of a text that is a JSON string, not a form value. */
  ofString(text: string, source: Source): Shape {
    const placeholder = this.#byPlaceholder.get(text);
    if (placeholder) {
      return placeholder;
    }
    const bare = bareText(text);
    const claim = decodePlaceholder(bare ?? text);
    const variable = claim ? undefined : VARIABLE.exec(bare ?? text)?.[1]?.trim();
    if (variable !== undefined) {
      return this.#ofVariable(variable, bare === undefined, source);
    }
    if (bare !== undefined && !claim) {
      return this.#table.of({ ...NOTHING, gap: bare });
    }
    if (claim) {
      this.generated = true;
      return this.#ofPlaceholder(text, claim);
    }
    const marker = markerOf(text);
    if (marker) {
      return this.#unknown(marker.name);
    }
    return this.#ofText(
      guessFormat(text) || gapFormat(text) || (source === 'request' ? nearlyDateTime(text) : '') || MIXED,
      source,
    );
  }

  #ofText(guess: string, source: Source): Shape {
    const known = this.#byGuess[source].get(guess);
    if (known) {
      return known;
    }
    const shape =
      source === 'response'
        ? this.#table.of({ ...NOTHING, literal: Kind.String, guess })
        : this.#table.of({ ...NOTHING, weak: Kind.String, weakGuess: guess });
    this.#byGuess[source].set(guess, shape);
    return shape;
  }

  /** A text that is one variable, with the variable's value in its place if it has one. */
  filledIn(text: string | undefined): string | undefined {
    const name = text === undefined ? undefined : VARIABLE.exec(text)?.[1]?.trim();
    return (name === undefined ? '' : this.#variables.get(name)) || text;
  }

  /** Whether a text is one variable and nothing else. */
  isVariable(text: string): boolean {
    return VARIABLE.test(text);
  }

  /** Shape of a variable that stands without quotes. */
  ofBare(text: string, source: Source): Shape {
    return this.#ofVariable(VARIABLE.exec(text)?.[1]?.trim() ?? '', false, source);
  }

  /** What a variable stands for: its value, or what Postman itself makes up (`{{$guid}}`). */
  #ofVariable(name: string, quoted: boolean, source: Source): Shape {
    const value = this.#variables.get(name) ?? '';
    const made = madeUp(name);
    if (quoted || (value !== '' && !isScalar(value)) || made?.kind === Kind.String) {
      const guess = made ? made.format : value === '' || VARIABLE.test(value) ? '' : guessFormat(value) || MIXED;
      return this.#ofText(guess, source);
    }
    if (made) {
      return this.#scalar(made.kind, source);
    }
    return value === '' ? this.#table.of({ ...NOTHING, gap: `{{${name}}}` }) : this.ofValue(JSON.parse(value), source);
  }

  #ofPlaceholder(text: string, claim: Claim): Shape {
    const free = (claim.kinds & Kind.Object) !== 0;
    const shape = this.#table.of({ ...NOTHING, claimed: claim.kinds, format: claim.format, free });
    this.#byPlaceholder.set(text, shape);
    return shape;
  }

  /** Shape of given kinds, as if a placeholder had named them. */
  claim(kinds: number, format = ''): Shape {
    return this.#table.of({ ...NOTHING, claimed: kinds, format });
  }

  /** Shape of given kinds as if an answer had shown them, with a format if that was said. */
  answered(kinds: number, format = ''): Shape {
    return kinds === 0 ? this.blank : this.#table.of({ ...NOTHING, literal: kinds, guess: format });
  }

  /** Shape of an object with the given members; for `owner` see `Shape.owner`. */
  ofMembers(members: ReadonlyMap<string, Shape>, real: boolean, source: Source, owner = ''): Shape {
    const keys = [...members.keys()];
    const shapes = [...members.values()];
    const called = isSmall(keys, shapes) ? owner : '';
    return this.#ofObject(this.#layouts.of(keys), shapes, undefined, 0, real, source, called);
  }

  #ofObject(
    layout: Layout | undefined,
    members: readonly Shape[],
    values: Shape | undefined,
    claimed: number,
    real: boolean,
    source: Source,
    owner = '',
  ): Shape {
    const answered = source === 'response';
    return this.#table.of({
      ...NOTHING,
      claimed,
      literal: answered ? Kind.Object : 0,
      weak: answered ? 0 : Kind.Object,
      layout,
      members,
      values,
      owner,
      real: real ? 1 : 0,
    });
  }

  /** Shape of an array whose elements have the given shape. */
  ofItems(items: Shape, source: Source): Shape {
    return this.#table.of({
      ...NOTHING,
      ...(source === 'response' ? { literal: Kind.Array } : { weak: Kind.Array }),
      claimed: items.claimed === 0 ? 0 : Kind.Array,
      items,
    });
  }

  #scalar(kind: number, source: Source): Shape {
    let shape = this.#byKind[source].get(kind);
    if (!shape) {
      shape = this.#table.of(source === 'response' ? { ...NOTHING, literal: kind } : { ...NOTHING, weak: kind });
      this.#byKind[source].set(kind, shape);
    }
    return shape;
  }

  #written(value: WrittenNumber, source: Source): Shape {
    if (!value.isWhole) {
      return this.#scalar(Kind.Number, source);
    }
    // More than 64 bits hold is a whole number all the same, and no int64.
    return Math.abs(Number(value)) > 2 ** 63 ? this.#scalar(Kind.Integer, source) : this.#big(source);
  }

  /** A whole number that takes 64 bits. */
  #big(source: Source): Shape {
    return source === 'response'
      ? this.#table.of({ ...NOTHING, literal: Kind.Integer, guess: 'int64' })
      : this.#table.of({ ...NOTHING, weak: Kind.Integer, weakGuess: 'int64' });
  }

  #unknown(circular: string): Shape {
    return this.#table.of({ ...NOTHING, unknown: true, circular });
  }

  #array(value: readonly unknown[], source: Source, owner: string, depth: number): Shape {
    let items = this.blank;
    for (let i = 0; i < value.length; i += 1) {
      items = this.merge(items, this.ofValue(value[i], source, owner, depth + 1));
    }
    return this.ofItems(items, source);
  }

  #object(value: object, source: Source, owner: string, depth: number): Shape {
    const marker = markerOf(value);
    if (marker) {
      return this.#unknown(marker.name);
    }
    const keys = Object.keys(value);
    const isData = dataKeys(keys);
    const fields: string[] = [];
    const members: Shape[] = [];
    let values: Shape | undefined;
    let generated = false;
    let written = false;
    let claimed = 0;
    for (let i = 0; i < keys.length; i += 1) {
      const key = keys[i] as string;
      const member = (value as Record<string, unknown>)[key];
      const shape =
        typeof member === 'string'
          ? this.ofString(member, source)
          : this.ofValue(member, source, ownerName(key), depth + 1);
      if (isData?.(key)) {
        values = values ? this.merge(values, shape) : shape;
        continue;
      }
      fields.push(key);
      members.push(shape);
      claimed |= shape.claimed;
      if (typeof member !== 'object') {
        if (shape.claimed !== 0 || looksGenerated(member)) {
          generated = true;
        } else {
          written = true;
        }
      }
    }
    const real = written && !generated;
    if (values) {
      const layout = fields.length > 0 ? this.#layouts.of(fields) : undefined;
      return this.#ofObject(layout, members, values, 0, real, source);
    }
    if (claimed === 0 && areData(fields, members)) {
      const all = members.reduce((sum, member) => this.merge(sum, member));
      return this.#ofObject(undefined, NO_MEMBERS, all, 0, real, source);
    }
    const layout = this.#layouts.of(fields);
    if (claimed === 0 && owner !== '' && isSmall(fields, members)) {
      return this.#ofObject(layout, members, undefined, 0, real, source, owner);
    }
    // Placeholders inside say that the object itself comes from a schema, not from somebody's keyboard.
    return this.#ofObject(layout, members, undefined, claimed === 0 ? 0 : Kind.Object, real, source);
  }

  /** Everything two places showed, as one. */
  merge(a: Shape, b: Shape): Shape {
    if (a === b || b === this.blank) {
      return this.#again(a, b);
    }
    if (a === this.blank) {
      return b;
    }
    const pair = a.id * 0x4000000 + b.id;
    const known = this.#merged.get(pair);
    if (known) {
      return known;
    }
    const merged = this.#table.of({
      ...this.#mergeMembers(a, b),
      claimed: a.claimed | b.claimed,
      literal: a.literal | b.literal,
      weak: a.weak | b.weak,
      format: common(
        a.format,
        b.format,
        a.claimed !== 0 && b.claimed !== 0 && (a.claimed & b.claimed & ~Kind.Null) !== 0,
      ),
      guess: common(a.guess, b.guess, false),
      weakGuess: common(a.weakGuess, b.weakGuess, false),
      items: a.items && b.items ? this.merge(a.items, b.items) : (a.items ?? b.items),
      free: a.free || b.free,
      unknown: a.unknown || b.unknown,
      circular: a.circular || b.circular,
      gap: a.gap || b.gap,
      owner: a.owner === b.owner ? a.owner : '',
      real: Math.min(MANY, a.real + b.real),
    });
    this.#merged.set(pair, merged);
    return merged;
  }

  // A shape met twice is two instances: what a person wrote counts twice.
  #again(a: Shape, b: Shape): Shape {
    return a === b && a.real > 0 && a.real < MANY ? this.#table.of({ ...a, real: Math.min(MANY, a.real * 2) }) : a;
  }

  /** An object with few keys beside a map of the same things is that map with few entries. */
  #fold(map: Shape, object: Shape): Shape | undefined {
    const { values } = map;
    const isOne = values && !map.layout && object.layout && !object.values && object.claimed === 0;
    return isOne && object.members.length > 0 && object.members.every((member) => haveOneForm(values, member))
      ? object.members.reduce((sum, member) => this.merge(sum, member), values)
      : undefined;
  }

  #mergeMembers(one: Shape, two: Shape): Pick<Parts, 'layout' | 'members' | 'optional' | 'values'> {
    const folded = this.#fold(one, two) ?? this.#fold(two, one);
    if (folded) {
      return { layout: undefined, members: NO_MEMBERS, optional: undefined, values: folded };
    }
    const values = one.values && two.values ? this.merge(one.values, two.values) : (one.values ?? two.values);
    if (!one.layout || !two.layout) {
      const { layout, members, optional } = one.layout ? one : two;
      return { layout, members, optional, values };
    }
    // A generated object has the author's order of fields, a typed one anybody's.
    const swap = (two.claimed & Kind.Object) !== 0 && (one.claimed & Kind.Object) === 0;
    const a = swap ? two : one;
    const b = swap ? one : two;
    const optional = new Set<string>(a.optional);
    for (const key of b.optional ?? []) {
      optional.add(key);
    }
    if (a.layout === b.layout) {
      const members: Shape[] = [];
      for (let i = 0; i < a.members.length; i += 1) {
        members.push(this.merge(a.members[i] as Shape, b.members[i] as Shape));
      }
      return { layout: a.layout, members, optional: optional.size > 0 ? optional : undefined, values };
    }
    const keys = [...(a.layout?.keys ?? [])];
    const members: Shape[] = [];
    for (const [key, shape] of a.props ?? []) {
      const other = b.props?.get(key);
      members.push(other ? this.merge(shape, other) : shape);
      if (!other) {
        optional.add(key);
      }
    }
    for (const [key, shape] of b.props ?? []) {
      if (!a.props?.has(key)) {
        keys.push(key);
        members.push(shape);
        optional.add(key);
      }
    }
    return { layout: this.#layouts.of(keys), members, optional: optional.size > 0 ? optional : undefined, values };
  }
}

function common(a: string, b: string, bothClaim: boolean): string {
  if (a === b) {
    return a;
  }
  if (a === '' || b === '') {
    return bothClaim ? MIXED : a || b;
  }
  return MIXED;
}
