import { type Draft, standingOf } from './difference.ts';
import { valueFact } from './facts.ts';
import type { Sides } from './place-context.ts';
import { childOf, follow, membersOf, type Place } from './source.ts';

/** An example by its name, with how it differs. */
export interface ExampleDifference {
  readonly name: string;
  readonly difference: Draft;
}

/**
 * Examples of a body: only where it is known what the collection said last time, because a specification may well have
 * others. One that the specification has under another name is no other one.
 *
 * @param operation key of the operation, for what an added example is called
 */
export function compareExamples(
  sides: Sides,
  now: Place,
  own: Place,
  then: Place | undefined,
  operation: string,
): ExampleDifference[] {
  if (then === undefined) {
    return [];
  }
  const found: ExampleDifference[] = [];
  const add = (name: string, difference: Draft): void => {
    found.push({ name, difference });
  };
  const factOf = (example: Place | undefined): string => valueFact(childOf(example, 'value')?.value);
  const mine = new Map(
    membersOf(childOf(own, 'examples')).map(([name, written]) => [name, follow(sides.ours, written)]),
  );
  const [current, before] = [now, then].map((media) => new Map(membersOf(childOf(media, 'examples'))));
  const facts = new Set([...mine.values()].map(factOf));
  for (const [name, example] of current ?? []) {
    const known = mine.get(name);
    const fact = factOf(example);
    const former = before?.get(name)?.value;
    if (known === undefined && childOf(own, 'example') === undefined && !facts.has(fact)) {
      const value = { part: 'example', from: example, operation } as const;
      add(name, {
        kind: 'missing',
        standing: standingOf(true, former !== undefined, true),
        message: `the collection has an example ${name} more`,
        at: own,
        facts: [sides.factPath(example)],
        edits: [{ action: 'set', file: own.file, path: [...own.path, 'examples', name], value }],
        weak: true,
      });
    } else if (known !== undefined && factOf(known) !== fact) {
      add(name, {
        kind: 'contradiction',
        standing: standingOf(true, fact === former, factOf(known) === former),
        message: 'the example is another one now',
        at: known,
        facts: [sides.factPath(example)],
        edits: [
          {
            action: 'set',
            file: known.file,
            path: [...known.path, 'value'],
            value: { data: childOf(example, 'value')?.value },
          },
        ],
        weak: true,
      });
    }
  }
  for (const name of before?.keys() ?? []) {
    const known = mine.get(name);
    if (known !== undefined && !current?.has(name)) {
      const message = `the collection no longer has the example ${name}`;
      add(name, { kind: 'note', standing: 'theirs', message, at: known, facts: [], edits: [], weak: true });
    }
  }
  return found;
}
