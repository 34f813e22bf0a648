import { splitOperationId } from '@belvo-openapi/spec-model';
import { follow } from './support/follow.ts';
import type { AnyOperation, Context, Rule } from './support/types.ts';

interface Entry {
  readonly code?: unknown;
  readonly field?: unknown;
}

interface Body {
  readonly content?: Readonly<Record<string, { readonly examples?: Readonly<Record<string, object>> }>>;
}

interface Sent extends AnyOperation {
  readonly requestBody?: object;
}

/** Codes of a request that is wrong in itself, whoever's link it names. */
const MALFORMED: ReadonlySet<unknown> = new Set([
  'blank',
  'invalid',
  'invalid_choice',
  'max_length',
  'min_length',
  'not_a_list',
  'null',
  'required',
]);

/** Codes that need an institution, or a link that leads to one. */
const OF_INSTITUTIONS: ReadonlySet<unknown> = new Set([
  'activation_failed',
  'institution_down',
  'institution_inactive',
  'institution_unavailable',
  'invalid_link',
  'login_error',
  'operational_limits_reached',
  'session_expired',
  'too_many_sessions',
  'unavailable_data',
  'unconfirmed_link',
]);

const REACHES_INSTITUTIONS: ReadonlySet<string> = new Set([
  'modify',
  'refresh',
  'register',
  'resume',
  'retrieve',
  'update',
]);

function entriesOf(ctx: Context, response: object): readonly Entry[] {
  const placed = follow<Body>(ctx, response);
  const examples = Object.values(placed?.node.content?.['application/json']?.examples ?? {});
  return examples.map((example) => {
    const { value } = follow<{ value?: unknown }>(ctx, example, placed?.location)?.node ?? {};
    return ((Array.isArray(value) ? value[0] : value) ?? {}) as Entry;
  });
}

/** Whatever takes the first example of a 400, such as a mock, says to a caller what that caller did. */
export const badRequests: Rule = () => ({
  Paths: {
    Operation(node, ctx) {
      const operation = node as Sent;
      const response = operation.responses?.['400'];
      if (!response) {
        return;
      }
      const location = ctx.location.child(['responses', '400']).key();
      const entries = entriesOf(ctx, response);
      const [first] = entries;
      const unreadable = first?.code === 'parse_error';
      if (operation.requestBody && !unreadable && !(MALFORMED.has(first?.code) && first?.field)) {
        ctx.report({
          message: `The first example of a 400 must be what a malformed request gets: "required" or the like, with "field".`,
          location,
        });
      }
      const { verb } = splitOperationId(operation.operationId ?? '');
      const foreign = entries.find(({ code }) => OF_INSTITUTIONS.has(code));
      if (foreign && !REACHES_INSTITUTIONS.has(verb)) {
        ctx.report({
          message: `${operation.operationId} reaches no institution, so it cannot answer "${String(foreign.code)}". Use a response without it.`,
          location,
        });
      }
    },
  },
});
