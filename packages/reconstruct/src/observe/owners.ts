import { memoize } from '../memo.ts';
import { singularWords, words } from '../words.ts';
import { Kind } from './kinds.ts';
import { segmentKind } from './segments.ts';
import type { Shape } from './shape.ts';

/** Keys below which objects are alike by chance. */
const FEW = 4;
const STATEMENT = /^(?:message|msg|success|status|ok|error|errors|code|detail|details|result|reason|status_?code)$/i;
const NO_NAME = /^(?:v\d+(?:\.\d+)*|api|rest|me|self|current)$/i;

/** What the value of a key is called, one of them: `comments` and `comment` hold the same thing. */
export const ownerName = memoize((key: string): string => singularWords(words(key)).join(' '));

/** What a body is called by the path of its request: the last word of it that is no value, nor stands for one. */
export const pathOwner = memoize((template: string): string =>
  ownerName(
    template
      .split('/')
      .filter((segment) => segment !== '' && !segment.includes('{') && !NO_NAME.test(segment))
      .filter((segment) => segmentKind(segment) === 'word')
      .at(-1) ?? '',
  ),
);

/** Whether an object has so few keys, and so little in them, that another one has the same by chance. */
export function isSmall(keys: readonly string[], members: readonly Shape[]): boolean {
  return (
    keys.length > 0 &&
    keys.length < FEW &&
    members.every(
      (member) => !member.layout && !member.values && !(member.kinds & Kind.Object) && !member.items?.layout,
    ) &&
    !keys.every((key) => STATEMENT.test(key))
  );
}
