import { splitOperationId } from '@belvo-openapi/spec-model';
import { combined, follow } from './support/follow.ts';
import type { AnyOperation, Context, Rule } from './support/types.ts';

interface Entry {
  readonly code?: unknown;
  readonly field?: unknown;
}

interface Body {
  readonly content?: Readonly<Record<string, { readonly examples?: Readonly<Record<string, object>> }>>;
}

interface Sending {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
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

/** The names a refusal can blame: fields of the body, whichever alternative they belong to. */
function fieldsOf(ctx: Context, requestBody: object): ReadonlySet<string> {
  const body = follow<Sending>(ctx, requestBody);
  const schema = body?.node.content?.['application/json']?.schema;
  const parts = schema ? combined(ctx, schema, body?.location) : [];
  return new Set(parts.flatMap(({ node }) => Object.keys(node.properties ?? {})));
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
      const fields = operation.requestBody ? fieldsOf(ctx, operation.requestBody) : new Set();
      const field = typeof first?.field === 'string' ? first.field : '';
      if (operation.requestBody && !unreadable && !(MALFORMED.has(first?.code) && field)) {
        ctx.report({
          message: `The first example of a 400 must be what a malformed request gets: "required" or the like, with "field".`,
          location,
        });
      } else if (fields.size > 0 && !unreadable && !fields.has(field.split('.')[0] ?? '')) {
        ctx.report({
          message: `The first example of a 400 blames "${field}", which ${operation.operationId} does not send. Blame a field of its body.`,
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
