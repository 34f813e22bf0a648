import { innermost } from '../infer/usage.ts';
import type { Shape } from '../observe/shape.ts';

/** Keys that say how a thing is wrapped rather than what it is. */
const WRAPPERS = new Set([
  'data',
  'item',
  'items',
  'result',
  'results',
  'value',
  'object',
  'payload',
  'response',
  'content',
  'body',
  'record',
  'records',
  'entry',
  'entries',
  'element',
  'elements',
  'node',
  'attributes',
  'attribute',
  'detail',
  'details',
  'property',
  'properties',
  'key',
  'field',
  'info',
  'list',
  'row',
  'rows',
]);

/** Those that wrap the whole of an answer. */
const ENVELOPE_KEY =
  /^(?:data|results?|items?|payload|response|object|body|records?|content|list|rows|entries|elements)$/i;

const PAGE_KEY =
  /^(?:next|prev(?:ious)?|count|sum|total|page|pages|cursors?|links?|_links|meta|pagination|paging|has_?(?:more|next)|next_?(?:page|cursor|page_?token)|total_?(?:count|pages|items|elements|results)|per_?page|page_?(?:size|number|token)|limit|offset|first|last|size|status|status_?code|success|ok|object|kind|etag)$/i;

export function isWrapperKey(key: string): boolean {
  return WRAPPERS.has(key.toLowerCase());
}

/** Whether a key says that something is sent, and not what. */
export function isGenericKey(key: string): boolean {
  return isWrapperKey(key) || /^(?:request|params?|parameters|input|args|arguments|options)$/i.test(key);
}

/** Whether an object only wraps another: a page of things, or one thing under a generic key. */
export function envelopeOf(shape: Shape): 'list' | 'one' | undefined {
  // Only what holds objects can be what is wrapped.
  if (!shape.members.some((member) => member.layout || member.items || member.values)) {
    return undefined;
  }
  const entries = [...(shape.props ?? [])];
  const lists = entries.filter(
    ([, member]) => !member.props && innermost(member).array && innermost(member).shape.props,
  );
  if (lists.length === 1 && entries.every(([key, member]) => PAGE_KEY.test(key) || member === lists[0]?.[1])) {
    return 'list';
  }
  // `{"article": {…}}`: the thing is inside, whatever it is called.
  const [single] = entries;
  if (single && entries.length === 1 && innermost(single[1]).shape.props) {
    return innermost(single[1]).array ? 'list' : 'one';
  }
  const wrapped = entries.filter(([key, member]) => ENVELOPE_KEY.test(key) && innermost(member).shape.props);
  const rest = entries.filter((entry) => !wrapped.includes(entry));
  const one =
    wrapped.length === 1 && rest.every(([key, member]) => PAGE_KEY.test(key) || !innermost(member).shape.props);
  if (!one || entries.length > 8) {
    return undefined;
  }
  return wrapped[0]?.[1].props ? 'one' : 'list';
}
