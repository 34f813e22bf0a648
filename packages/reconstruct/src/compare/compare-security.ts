import { isDict } from '../read/guards.ts';
import { type OperationAt, securityKinds } from './api.ts';
import { type Draft, standingOf } from './difference.ts';
import type { Sides } from './place-context.ts';
import { childOf, rootPlace, type Source } from './source.ts';

/** One operation of the collection with its counterparts. */
export interface OperationSides {
  readonly theirs: OperationAt;
  readonly ours: OperationAt;
  readonly base: OperationAt | undefined;
  readonly items: readonly string[];
}

/**
 * How an operation signs in, by kind: what a document calls its schemes does not matter.
 *
 * @param root what the collection as a whole asks for, where that becomes the specification's own requirement
 */
export function compareSecurity(
  sides: Sides,
  { theirs, ours, base }: OperationSides,
  root: { readonly theirs: unknown } | undefined,
): Draft | undefined {
  const effective = (source: Source, operation: OperationAt): string[] | undefined => {
    const own = isDict(operation.place.value) ? operation.place.value.security : undefined;
    return securityKinds(source, own ?? childOf(rootPlace(source), 'security')?.value);
  };
  const now = effective(sides.theirs, theirs);
  const inherits = childOf(ours.place, 'security') === undefined;
  const own = inherits && root ? securityKinds(sides.theirs, root.theirs) : effective(sides.ours, ours);
  const then = base && sides.base && effective(sides.base, base);
  const written = childOf(theirs.place, 'security') ?? childOf(rootPlace(sides.theirs), 'security');
  const covered = now === undefined || (now.length === 0 ? !own?.length : now.every((kind) => own?.includes(kind)));
  if (covered || written === undefined) {
    return undefined;
  }
  const same = (a: string[] | undefined, b: string[] | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
  const text = (kinds: readonly string[]): string => kinds.map((kind) => kind || 'nothing').join(' or ');
  const said = own === undefined ? 'nothing of it' : own.length === 0 ? 'that none is needed' : text(own);
  return {
    kind: own === undefined ? 'missing' : 'contradiction',
    standing: standingOf(base !== undefined, same(now, then), same(own, then)),
    message: `the collection signs in by ${text(now) || 'nothing'}, the specification says ${said}`,
    base: then && text(then),
    ours: own && text(own),
    theirs: text(now) || 'nothing',
    at: childOf(ours.place, 'security') ?? ours.place,
    facts: [[...sides.factPath(theirs.place), 'security'], ['security']],
    edits: [
      {
        action: 'set',
        file: ours.place.file,
        path: [...ours.place.path, 'security'],
        value: { part: 'security', from: written, operation: theirs.key },
      },
    ],
    weak: false,
  };
}
