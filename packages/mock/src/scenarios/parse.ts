import type { Script } from '../faults/script.ts';
import { type Item, parseList } from '../faults/structured-list.ts';
import { MockUsageError } from '../usage-error.ts';
import type { WebhookTarget } from '../webhooks/webhooks.ts';
import type { Scenarios } from './scenarios.ts';

/** What each option of a scenario is, in text. */
type Kinds = Readonly<Record<string, 'text' | 'count' | 'flag'>>;

/** The scenarios as they are written in text, what happens in them, and their options. */
const written = {
  'mfa-round': {
    method: 'mfaRound',
    about: '428, then success after resuming with a token',
    options: { on: 'text', rounds: 'count', token: 'text' },
  },
  'expired-session': {
    method: 'expiredSession',
    about: '428, then the token comes too late',
    options: { on: 'text', times: 'count' },
  },
  'institution-down': {
    method: 'institutionDown',
    about: '400 institution_down',
    options: { on: 'text', times: 'count' },
  },
  'invalid-link': {
    method: 'invalidLink',
    about: '400 invalid_link until the link is updated',
    options: { on: 'text', link: 'text' },
  },
  'rate-limited-burst': {
    method: 'rateLimitedBurst',
    about: 'a run of 429, or of the firewall with "blocked"',
    options: { on: 'text', allow: 'count', reject: 'count', 'retry-after': 'count', blocked: 'flag' },
  },
  'long-pagination': {
    method: 'longPagination',
    about: 'lists with many pages',
    options: { on: 'text', items: 'count', 'page-size': 'count' },
  },
  'async-webhook': {
    method: 'asyncWebhook',
    about: 'after each 202 an event goes to the webhook URL',
    options: { on: 'text', event: 'text', copies: 'count' },
  },
} as const satisfies Record<string, { method: keyof Scenarios; about: string; options: Kinds }>;

type Name = keyof typeof written;

const placeholders = { text: '=<text>', count: '=<count>', flag: '' };

/** What may be written and what happens then, for help texts. */
export const scenarioSyntax: readonly { readonly text: string; readonly about: string }[] = Object.entries(written).map(
  ([name, { about, options }]) => ({
    text: [name, ...Object.entries(options as Kinds).map(([key, kind]) => key + placeholders[kind])].join(';'),
    about,
  }),
);

/** A scenario that was switched on. */
export interface PlayedScenario {
  readonly name: string;
  readonly script: Script;
}

/**
 * Switches scenarios on that are written as text: a structured-field list (RFC 9651) of names with options.
 *
 * @param webhook Where events go, for the scenarios that send some.
 * @throws MockUsageError for an unknown scenario or option, and for `async-webhook` without a webhook address.
 * @example
 * playScenarios('mfa-round;rounds=2, long-pagination;items=1000', mock.scenarios);
 */
export function playScenarios(text: string, scenarios: Scenarios, webhook?: WebhookTarget): readonly PlayedScenario[] {
  return parseList(text).map(({ name, parameters }) => {
    if (!Object.hasOwn(written, name)) {
      throw new MockUsageError(`There is no scenario "${name}". There are: ${Object.keys(written).join(', ')}.`);
    }
    const { method, options } = written[name as Name];
    const given = read(name, parameters, options);
    if (method === 'asyncWebhook') {
      if (webhook === undefined) {
        throw new MockUsageError(
          'The scenario "async-webhook" needs to know where its events go: give `webhook`, on the command line --webhook-url.',
        );
      }
      return { name, script: scenarios.asyncWebhook({ ...webhook, ...given }) };
    }
    const told = method === 'invalidLink' && webhook !== undefined && { webhook };
    return { name, script: scenarios[method]({ ...given, ...told }) };
  });
}

function read(name: string, parameters: Item['parameters'], kinds: Kinds): Record<string, string | number | true> {
  const entries = [...parameters].map(([key, value]) => {
    const kind = kinds[key];
    if (kind === undefined) {
      throw new MockUsageError(
        `The scenario "${name}" has no option "${key}". It takes: ${Object.keys(kinds).join(', ')}.`,
      );
    }
    const expected = { text: 'string', count: 'number', flag: 'boolean' }[kind];
    const usable = kind === 'text' && typeof value === 'number' ? String(value) : value;
    if (typeof usable !== expected) {
      throw new MockUsageError(
        `The option "${key}" of the scenario "${name}" takes ${kind === 'count' ? 'a whole number' : kind === 'flag' ? 'no value' : 'a text'}.`,
      );
    }
    return [key.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()), usable];
  });
  return Object.fromEntries(entries);
}
