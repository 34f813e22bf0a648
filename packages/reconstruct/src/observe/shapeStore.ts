import { isBareVariable } from '../read/lenientJson.ts';
import { guessFormat } from './formats.ts';
import { Kind, kindOf } from './kinds.ts';
import { dataKeys } from './maps.ts';
import { decodePlaceholder, markerOf } from './placeholders.ts';
import { looksGenerated } from './realValues.ts';
import { MANY, MIXED, type Shape } from './shape.ts';

/** Where a value was seen: requests are weaker evidence than saved responses. */
export type Source = 'response' | 'request';

/** Nesting below which a value is no longer looked at. */
export const MAX_DEPTH = 150;

/** A text that is one Postman variable says nothing about its format. */
const VARIABLE = /^\{\{[^{}]*\}\}$/;

type Parts = Omit<Shape, 'id'>;
type WithProps = Shape & { readonly props: ReadonlyMap<string, Shape> };

const NOTHING: Parts = {
  claimed: 0,
  literal: 0,
  weak: 0,
  format: '',
  guess: '',
  weakGuess: '',
  props: undefined,
  optional: undefined,
  items: undefined,
  values: undefined,
  free: false,
  unknown: false,
  circular: '',
  real: 0,
};

/** Makes shapes of values and merges them; equal structure always gives the same object. */
export class ShapeStore {
  readonly #known = new Map<string, Shape>();
  readonly #merged = new Map<number, Shape>();
  /** A placeholder or marker of the generator was seen. */
  generated = false;
  /** Set when a value was cut at `MAX_DEPTH`; the caller reads and resets it. */
  tooDeep = false;

  readonly blank: Shape = this.intern(NOTHING);

  /** Shape of a parsed body. */
  ofValue(value: unknown, source: Source, depth = 0): Shape {
    switch (typeof value) {
      case 'string':
        return this.ofString(value, source);
      case 'object':
        if (value === null) {
          return this.#scalar(Kind.Null, source);
        }
        if (depth >= MAX_DEPTH) {
          this.tooDeep = true;
          return this.#unknown('');
        }
        return Array.isArray(value) ? this.#array(value, source, depth) : this.#object(value, source, depth);
      default:
        return this.#scalar(kindOf(value), source);
    }
  }

  /** Shape of a text that is a JSON string, not a form value. */
  ofString(text: string, source: Source): Shape {
    if (isBareVariable(text)) {
      return this.blank;
    }
    const claim = decodePlaceholder(text);
    if (claim) {
      this.generated = true;
      const free = (claim.kinds & Kind.Object) !== 0;
      return this.intern({ ...NOTHING, claimed: claim.kinds, format: claim.format, free });
    }
    const marker = markerOf(text);
    if (marker) {
      return this.#unknown(marker.name);
    }
    const guess = VARIABLE.test(text) ? '' : guessFormat(text) || MIXED;
    return source === 'response'
      ? this.intern({ ...NOTHING, literal: Kind.String, guess })
      : this.intern({ ...NOTHING, weak: Kind.String, weakGuess: guess });
  }

  /** Shape of given kinds, as if a placeholder had named them. */
  claim(kinds: number, format = ''): Shape {
    return this.intern({ ...NOTHING, claimed: kinds, format });
  }

  /** Shape of an object with the given members. */
  ofMembers(members: ReadonlyMap<string, Shape>, real: boolean, source: Source, generated = false): Shape {
    const kinds = source === 'response' ? { literal: Kind.Object } : { weak: Kind.Object };
    // Placeholders inside say that the object itself comes from a schema, not from somebody's keyboard.
    const claimed = generated ? Kind.Object : 0;
    return this.intern({ ...NOTHING, ...kinds, claimed, props: members, real: real ? 1 : 0 });
  }

  /** Shape of an array whose elements have the given shape. */
  ofItems(items: Shape, source: Source): Shape {
    return this.intern({
      ...NOTHING,
      ...(source === 'response' ? { literal: Kind.Array } : { weak: Kind.Array }),
      claimed: items.claimed === 0 ? 0 : Kind.Array,
      items,
    });
  }

  #scalar(kind: number, source: Source): Shape {
    return source === 'response' ? this.intern({ ...NOTHING, literal: kind }) : this.intern({ ...NOTHING, weak: kind });
  }

  #unknown(circular: string): Shape {
    return this.intern({ ...NOTHING, unknown: true, circular });
  }

  #array(value: readonly unknown[], source: Source, depth: number): Shape {
    let items = this.blank;
    for (const element of value) {
      items = this.merge(items, this.ofValue(element, source, depth + 1));
    }
    return this.ofItems(items, source);
  }

  #object(value: object, source: Source, depth: number): Shape {
    const marker = markerOf(value);
    if (marker) {
      return this.#unknown(marker.name);
    }
    const props = new Map<string, Shape>();
    const keys = Object.keys(value);
    const isData = dataKeys(keys);
    let values: Shape | undefined;
    let generated = false;
    let written = false;
    let claimed = 0;
    for (const key of keys) {
      if (isData?.(key)) {
        const shape = this.ofValue((value as Record<string, unknown>)[key], source, depth + 1);
        values = values ? this.merge(values, shape) : shape;
        continue;
      }
      const member = (value as Record<string, unknown>)[key];
      const shape = this.ofValue(member, source, depth + 1);
      props.set(key, shape);
      claimed |= shape.claimed;
      if (typeof member !== 'object') {
        if (looksGenerated(member)) {
          generated = true;
        } else {
          written = true;
        }
      }
    }
    const real = written && !generated;
    if (!values) {
      return this.ofMembers(props, real, source, claimed !== 0);
    }
    const kinds = source === 'response' ? { literal: Kind.Object } : { weak: Kind.Object };
    return this.intern({ ...NOTHING, ...kinds, props: props.size > 0 ? props : undefined, values, real: real ? 1 : 0 });
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
    const { props, optional } = this.#mergeProps(a, b);
    const merged = this.intern({
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
      props,
      optional,
      items: a.items && b.items ? this.merge(a.items, b.items) : (a.items ?? b.items),
      values: a.values && b.values ? this.merge(a.values, b.values) : (a.values ?? b.values),
      free: a.free || b.free,
      unknown: a.unknown || b.unknown,
      circular: a.circular || b.circular,
      real: Math.min(MANY, a.real + b.real),
    });
    this.#merged.set(pair, merged);
    return merged;
  }

  // A shape met twice is two instances: what a person wrote counts twice.
  #again(a: Shape, b: Shape): Shape {
    return a === b && a.real > 0 && a.real < MANY ? this.intern({ ...a, real: Math.min(MANY, a.real * 2) }) : a;
  }

  #mergeProps(one: Shape, two: Shape): Pick<Shape, 'props' | 'optional'> {
    if (!one.props || !two.props) {
      const only = one.props ? one : two;
      return { props: only.props, optional: only.optional };
    }
    // A generated object has the author's order of fields, a typed one anybody's.
    const swap = (two.claimed & Kind.Object) !== 0 && (one.claimed & Kind.Object) === 0;
    const [a, b] = (swap ? [two, one] : [one, two]) as [WithProps, WithProps];
    const props = new Map<string, Shape>();
    const optional = new Set<string>(a.optional);
    for (const key of b.optional ?? []) {
      optional.add(key);
    }
    for (const [key, shape] of a.props) {
      const other = b.props.get(key);
      props.set(key, other ? this.merge(shape, other) : shape);
      if (!other) {
        optional.add(key);
      }
    }
    for (const [key, shape] of b.props) {
      if (!a.props.has(key)) {
        props.set(key, shape);
        optional.add(key);
      }
    }
    return { props, optional: optional.size > 0 ? optional : undefined };
  }

  intern(parts: Parts): Shape {
    const key = keyOf(parts);
    const known = this.#known.get(key);
    if (known) {
      return known;
    }
    const shape: Shape = { ...parts, id: this.#known.size };
    this.#known.set(key, shape);
    return shape;
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

function keyOf(p: Parts): string {
  let key = `${p.claimed},${p.literal},${p.weak},${p.format},${p.guess},${p.weakGuess},${p.free ? 1 : 0}${p.unknown ? 1 : 0}${p.real}${p.circular}`;
  if (p.items) {
    key += `[${p.items.id}`;
  }
  if (p.values) {
    key += `*${p.values.id}`;
  }
  if (p.props) {
    for (const [name, shape] of p.props) {
      key += `\u0001${name}\u0002${shape.id}`;
      if (p.optional?.has(name)) {
        key += '?';
      }
    }
  }
  return key;
}
