import type { Side, Weight } from './change.ts';

/** How one kind of change weighs, by the side it happens on, and why. */
export interface Rating {
  /** The weight on both sides, or one for each. */
  readonly weight: Weight | Readonly<Record<Side, Weight>>;
  readonly reason: string | Readonly<Record<Side, string>>;
  /** What oasdiff's catalogue says, where this one departs from it. */
  readonly oasdiff?: string;
}

const WIDER = { request: 'minor', response: 'major' } as const;
const NARROWER = { request: 'major', response: 'minor' } as const;

const REFUSED = 'A request that was right is refused now.';
const TAKES_MORE = 'What was right is still taken.';
const UNEXPECTED = 'Callers meet values that they were told do not occur.';
const PROMISES_MORE = 'What callers do with the response stays right.';

const wider = { weight: WIDER, reason: { request: TAKES_MORE, response: UNEXPECTED } };
const narrower = { weight: NARROWER, reason: { request: REFUSED, response: PROMISES_MORE } };
const both = (weight: Weight, reason: string, oasdiff?: string): Rating => ({
  weight,
  reason,
  ...(oasdiff !== undefined && { oasdiff }),
});

/**
 * Every kind of change there is, after the catalogue of oasdiff (`checker/rules.go` of github.com/oasdiff/oasdiff): its
 * ERR and WARN are major here, its INFO is minor. README.md says where this client's types or our own extensions ask for
 * something else.
 */
export const CATALOGUE = {
  // Operations
  'operation-removed': both('major', 'The method of the client is gone, and the call is answered 404.'),
  'operation-added': both('minor', 'A new method; nothing that exists changes.'),
  'operation-renamed': both('major', 'The method of the client has another name.', 'info'),
  'operation-moved': both('major', 'Older clients call an address that is gone.'),
  'operation-deprecated': both('minor', 'It still works; editors strike it through.'),
  'operation-reactivated': both('minor', 'It is here to stay.'),
  'operation-tags-changed': both('patch', 'Tags only order the reference pages.', 'info'),
  'server-removed': both('major', 'The environment is no longer served.'),
  'server-added': both('minor', 'One more environment to choose.'),
  'credentials-changed': both('major', 'Older clients identify themselves in a way that is no longer taken.', 'info'),
  'credentials-required': both('major', 'A call that went without credentials is refused now.', 'info'),
  'credentials-dropped': both('minor', 'A call with credentials still works.'),
  'credentials-alternative-removed': both('major', REFUSED, 'info'),
  'credentials-alternative-added': both('minor', TAKES_MORE),

  // Our extensions
  'retry-loosened': both('major', 'Clients repeat by themselves what they sent once: passwords, codes, payments.'),
  'retry-tightened': both('minor', 'Clients give up earlier; nothing is sent that was not sent before.'),
  'pagination-removed': both('major', 'The iteration over pages is gone from the client.'),
  'pagination-added': both('minor', 'The client can iterate over the pages.'),
  'pagination-changed': both('major', 'Older clients look for pages and items in the wrong place.'),
  'rate-limit-tightened': both('major', 'Callers within the old limit are refused now.'),
  'rate-limit-loosened': both('minor', TAKES_MORE),
  'rate-limit-changed': both('minor', 'The same number of calls is taken.'),
  'mfa-link-removed': both('major', 'The error no longer tells with which operation to go on.'),
  'mfa-link-added': both('minor', 'The error tells with which operation to go on.'),
  'mfa-link-redirected': both('major', 'Older clients continue with another operation.'),
  'mfa-link-changed': both('minor', 'The same operation continues, with other values.'),
  'sensitive-removed': both('major', 'Secrets and personal data appear in logs, errors and snapshots.'),
  'sensitive-added': both('minor', 'The client hides one more value.'),
  'error-code-removed': both('major', 'Code that handles it no longer compiles, or never runs.'),
  'error-code-added': both('minor', 'Codes are open: callers expect ones they do not know.'),
  'error-code-retry-changed': both('major', 'Clients repeat what they did not, or give up where they repeated.'),
  'error-code-status-removed': both('major', 'Code that looks for it under this status never runs.'),
  'error-code-status-added': both('minor', 'It comes with one more status.'),
  'error-code-changed': both('minor', 'Nothing that callers branch on changes.'),
  'retry-policy-changed': both('minor', 'Pauses between repeats change, not what is repeated.'),
  'extension-changed': both('patch', 'No client reads it.'),

  // Events and exported types
  'event-removed': both('major', 'Handlers wait for an event that does not come.'),
  'event-added': both('minor', 'Handlers skip events that they do not know.'),
  'schema-removed': both('major', 'The exported type is gone.', 'info'),
  'schema-renamed': both('major', 'The exported type has another name.', 'info'),
  'schema-added': both('minor', 'One more exported type.'),

  // Parameters, bodies and statuses
  'parameter-removed': both('major', 'Passing it no longer compiles, and it has no effect.', 'warn'),
  'parameter-added-optional': both('minor', TAKES_MORE),
  'parameter-added-first': both('major', 'Older calls pass their options where query parameters are now.', 'info'),
  'parameter-added-required': both('major', REFUSED),
  'parameter-style-changed': both('major', 'Older clients write the value in a form that is no longer read.'),
  'request-body-removed': both('major', 'Passing a body no longer compiles.'),
  'request-body-added-optional': both('minor', TAKES_MORE),
  'request-body-added-required': both('major', REFUSED),
  'media-type-removed': both('major', 'What older clients send or expect is not spoken any more.'),
  'media-type-added': both('minor', 'One more form to choose.'),
  'success-status-removed': both('major', 'Code for this success never runs.'),
  'success-status-added': both(
    'major',
    'The data of the call is a union now: reading it does not compile without a check.',
    'info',
  ),
  'asynchronous-status-added': both('minor', 'Only callers who ask for it get it, under a type of its own.'),
  'error-status-removed': both(
    'major',
    'Comparing the status of a result with it no longer compiles (TypeScript 2367).',
    'info',
  ),
  'error-status-added': both('minor', 'Until now it was an error without a type of its own.'),
  'header-added': both('minor', 'Callers who do not read it notice nothing.'),
  'header-removed-optional': both('minor', 'It could be missing before, and no type names it.', 'warn'),
  'header-removed-required': both('major', 'Callers read a header that is gone.'),

  // Anything with a schema
  'became-required': narrower,
  'became-optional': wider,
  'property-removed': both('major', 'Code that names the property no longer compiles.', 'warn'),
  'property-added-optional': both('minor', 'Code that does not know the property stays right.'),
  'property-added-required': narrower,
  deprecated: both('minor', 'It still works; editors strike it through.'),
  reactivated: both('minor', 'It is here to stay.'),
  'became-read-only': narrower,
  'became-not-read-only': both('minor', TAKES_MORE),
  'became-write-only': {
    weight: WIDER,
    reason: { request: TAKES_MORE, response: 'The property is gone from responses.' },
  },
  'became-not-write-only': both('minor', PROMISES_MORE),
  'type-generalized': wider,
  'type-specialized': narrower,
  'type-changed': both('major', 'Values of the old type are refused, or come no more.'),
  'format-removed': wider,
  'format-added': narrower,
  'format-changed': both('major', 'Values of the old form are refused, or come no more.'),
  'became-nullable': wider,
  'became-not-nullable': narrower,
  'enum-value-added': {
    weight: WIDER,
    reason: { request: TAKES_MORE, response: 'The enum is closed: exhaustive code misses the value.' },
    oasdiff: 'warn for responses',
  },
  'enum-value-removed': {
    weight: 'major',
    reason: { request: REFUSED, response: 'Comparing with the value no longer compiles (TypeScript 2367).' },
    oasdiff: 'info for responses',
  },
  'open-enum-value-added': both('minor', 'The enum is open: callers expect values that they do not know.', 'warn'),
  'open-enum-value-removed': both('minor', 'The enum is open: the value still compiles and is still taken.'),
  'enum-opened': {
    weight: WIDER,
    reason: { request: TAKES_MORE, response: 'Any string can come now: exhaustive code misses it.' },
  },
  'enum-closed': narrower,
  'became-enum': narrower,
  'stopped-being-enum': wider,
  'stopped-being-open-enum': both('minor', 'Any string could come before.'),
  'const-changed': both('major', 'The old value is refused, or comes no more.'),
  'default-changed': both('minor', 'Only callers who leave it out notice.'),
  'parameter-default-changed': both('major', 'The same call, without the parameter, is answered differently.'),
  'pattern-added': { ...narrower, weight: { request: 'major', response: 'minor' } },
  'pattern-removed': both('minor', TAKES_MORE),
  'pattern-changed': {
    weight: { request: 'major', response: 'minor' },
    reason: { request: 'Some values that were right may be refused now.', response: PROMISES_MORE },
    oasdiff: 'warn for requests',
  },
  'limit-tightened': { ...narrower, oasdiff: 'warn where a limit is set for the first time' },
  'limit-loosened': wider,
  'object-closed': narrower,
  'object-opened': both('minor', TAKES_MORE),
  'alternative-added': {
    weight: WIDER,
    reason: { request: TAKES_MORE, response: 'The union is wider: exhaustive code misses the alternative.' },
    oasdiff: 'info for anyOf in responses',
  },
  'alternative-removed': narrower,
  'constraint-added': narrower,
  'constraint-removed': wider,
  'constraint-changed': both('major', 'Nobody can tell what is still right.'),

  // Prose
  'text-changed': both('patch', 'Only prose or examples changed: the same calls and types are right.'),
} as const satisfies Readonly<Record<string, Rating>>;

/** Name of a kind of change. */
export type ChangeKind = keyof typeof CATALOGUE;

/** Weight and reason of a kind on one side. */
export function rate(kind: ChangeKind, side: Side | undefined): { readonly weight: Weight; readonly reason: string } {
  const { weight, reason }: Rating = CATALOGUE[kind];
  const at = side ?? 'response';
  return {
    weight: typeof weight === 'string' ? weight : weight[at],
    reason: typeof reason === 'string' ? reason : reason[at],
  };
}
