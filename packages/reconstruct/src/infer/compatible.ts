import { Kind, NUMERIC } from '../observe/kinds.ts';
import { isBlank, MIXED, type Shape } from '../observe/shape.ts';

/** Whether two shapes may describe the same schema: nothing they say contradicts. */
export function compatible(a: Shape, b: Shape): boolean {
  if (a === b || isBlank(a) || isBlank(b)) {
    return true;
  }
  // Objects of few keys are alike by chance: they are one only where they are called the same.
  if (a.owner !== '' && b.owner !== '' && a.owner !== b.owner) {
    return false;
  }
  if (!kindsAgree(a, b)) {
    return false;
  }
  // "Some object" is said of free-form objects only; it is no gap to be filled.
  if ((a.free || b.free) && a.free !== b.free && (a.layout || b.layout || a.values || b.values)) {
    return false;
  }
  if ((a.layout && b.values && !b.layout) || (b.layout && a.values && !a.layout)) {
    return false;
  }
  if (a.layout && b.layout && !keysAgree(a, b)) {
    return false;
  }
  if (a.values && b.values && !compatible(a.values, b.values)) {
    return false;
  }
  return !a.items || !b.items || compatible(a.items, b.items);
}

function keysAgree(a: Shape, b: Shape): boolean {
  if (a.layout === b.layout) {
    for (let i = 0; i < a.members.length; i += 1) {
      const one = a.members[i] as Shape;
      const two = b.members[i] as Shape;
      if (one !== two && !compatible(one, two)) {
        return false;
      }
    }
    return true;
  }
  if (a.layout?.keys.length !== b.layout?.keys.length) {
    return false;
  }
  for (const [key, shape] of a.props ?? []) {
    const other = b.props?.get(key);
    if (!other || !compatible(shape, other)) {
      return false;
    }
  }
  return true;
}

/** Number of keys two objects with the same keys both say something about. */
export function overlap(a: Shape, b: Shape): number {
  let shared = 0;
  if (a.layout === b.layout) {
    for (let i = 0; i < a.members.length; i += 1) {
      shared += isGap(a.members[i] as Shape) || isGap(b.members[i] as Shape) ? 0 : 1;
    }
    return shared;
  }
  for (const [key, shape] of a.props ?? []) {
    const other = b.props?.get(key);
    if (other && !isGap(shape) && !isGap(other)) {
      shared += 1;
    }
  }
  return shared;
}

/** A place that was hidden, or a list of such. */
function isGap(shape: Shape): boolean {
  return isBlank(shape) || (shape.items !== undefined && !shape.layout && isGap(shape.items));
}

function kindsAgree(a: Shape, b: Shape): boolean {
  const ca = a.claimed & ~Kind.Null;
  const cb = b.claimed & ~Kind.Null;
  if (ca !== 0 && cb !== 0) {
    return ca === cb && a.format === b.format;
  }
  const la = (a.literal | a.weak) & ~Kind.Null;
  const lb = (b.literal | b.weak) & ~Kind.Null;
  if (ca === 0 && cb === 0) {
    return la === 0 || lb === 0 || covers(la, lb) || covers(lb, la);
  }
  const claim = ca !== 0 ? a : b;
  const other = ca !== 0 ? b : a;
  const kinds = ca !== 0 ? lb : la;
  if (kinds !== 0 && !covers(claim.claimed, kinds)) {
    return false;
  }
  const formatFits =
    other.guess === '' || claim.format === '' || claim.format === MIXED || other.guess === claim.format;
  return formatFits;
}

function covers(wide: number, narrow: number): boolean {
  const all = wide & (Kind.Number | Kind.SomeNumber) ? wide | NUMERIC : wide;
  return (narrow & ~all) === 0;
}
