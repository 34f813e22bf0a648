import { MockUsageError } from '../usage-error.ts';
import { fault } from './builders.ts';
import type { Fault } from './fault.ts';
import type { ScriptDefinition } from './script.ts';
import { type Item, parseList } from './structured-list.ts';

/**
 * Reads faults from text: a structured-field list (RFC 9651) whose items are names of faults and whose parameters are
 * their options.
 *
 * @example
 * parseFaults('rate-limit;retry-after=1, pass');
 * parseFaults('latency;ms=200;jitter=100, reset;at=mid-body, html;status=503');
 * @throws MockUsageError when the text cannot be read; the message names the part and what may stand there.
 */
export function parseFaults(text: string): readonly Fault[] {
  return parseList(text).map(toFault);
}

/** The faults that can be written, what they do, and their options with what these take. */
const written = {
  pass: { about: 'the API answers', options: {} },
  answer: { about: 'an answer that the operation declares', options: { status: 'code', example: 'name' } },
  status: { about: 'a status from in front of the API', options: { status: 'code' } },
  'rate-limit': {
    about: '429, with Retry-After in seconds or as a date',
    options: { 'retry-after': 'seconds', as: 'date' },
  },
  html: { about: 'a page of a gateway; 502 unless said', options: { status: 'code' } },
  empty: { about: 'no body', options: { status: 'code' } },
  truncate: { about: 'a complete message with half of its JSON', options: { bytes: 'count' } },
  reset: {
    about: 'breaks the connection, before the headers unless said',
    options: { at: 'after-headers|mid-body', bytes: 'count' },
  },
  hang: { about: 'goes silent there', options: { at: 'after-headers|mid-body', bytes: 'count' } },
  drip: { about: 'the body piece by piece', options: { bytes: 'count', every: 'milliseconds' } },
  latency: { about: 'waits first', options: { ms: 'milliseconds', jitter: 'milliseconds' } },
  redirect: { about: 'to another origin; 307 unless said', options: { to: 'url', status: 'code' } },
} as const satisfies Record<string, { about: string; options: Readonly<Record<string, string>> }>;

type Name = keyof typeof written;

/** What may be written and what it does, for help texts. */
export const faultSyntax: readonly { readonly text: string; readonly about: string }[] = Object.entries(written).map(
  ([name, { about, options }]) => ({
    text: [name, ...Object.entries(options).map(([option, value]) => `${option}=<${value}>`)].join(';'),
    about,
  }),
);

function toFault({ name, parameters }: Item): Fault {
  if (!Object.hasOwn(written, name)) {
    throw new MockUsageError(`There is no fault "${name}". There are: ${Object.keys(written).join(', ')}.`);
  }
  const allowed = Object.keys(written[name as Name].options);
  for (const key of parameters.keys()) {
    if (!allowed.includes(key)) {
      const known = allowed.length > 0 ? `It takes: ${allowed.join(', ')}.` : 'It takes no options.';
      throw new MockUsageError(`The fault "${name}" has no option "${key}". ${known}`);
    }
  }
  return build(name as Name, new Reader(name, parameters));
}

function build(name: Name, read: Reader): Fault {
  switch (name) {
    case 'pass':
      return fault.pass();
    case 'answer':
      return fault.answer(read.requiredStatus(), read.text('example'));
    case 'status':
      return fault.status(read.requiredStatus());
    case 'rate-limit': {
      const retryAfter = read.value('retry-after');
      return fault.rateLimit({
        ...(retryAfter !== undefined && { retryAfter }),
        asDate: read.choice('as', ['date']) === 'date',
      });
    }
    case 'html':
      return fault.html(read.status());
    case 'empty':
      return fault.empty(read.status());
    case 'truncate':
      return fault.truncate(read.count('bytes'));
    case 'reset':
    case 'hang': {
      const bytes = read.count('bytes');
      const at = read.choice('at', ['before-headers', 'after-headers', 'mid-body'] as const);
      return fault[name](bytes === undefined ? at : { bytes });
    }
    case 'drip': {
      const [bytes, everyMs] = [read.count('bytes'), read.count('every')];
      return fault.drip({ ...(bytes !== undefined && { bytes }), ...(everyMs !== undefined && { everyMs }) });
    }
    case 'latency':
      return fault.latency(read.required('ms'), { jitterMs: read.count('jitter') ?? 0 });
    case 'redirect': {
      const [to, status] = [read.text('to'), read.status()];
      return fault.redirect({ ...(to !== undefined && { to }), ...(status !== undefined && { status }) });
    }
  }
}

/** Reads the options of one fault and says what is wrong with them. */
class Reader {
  readonly #name: string;
  readonly #parameters: Item['parameters'];

  constructor(name: string, parameters: Item['parameters']) {
    this.#name = name;
    this.#parameters = parameters;
  }

  value(option: string): string | number | undefined {
    const value = this.#parameters.get(option);
    return value === true ? this.#wrong(option, 'a value') : value;
  }

  text(option: string): string | undefined {
    return this.value(option)?.toString();
  }

  count(option: string): number | undefined {
    const value = this.value(option);
    return value === undefined || (typeof value === 'number' && value >= 0)
      ? value
      : this.#wrong(option, 'a whole number');
  }

  required(option: string): number {
    return this.count(option) ?? this.#wrong(option, 'a whole number');
  }

  status(): number | undefined {
    const value = this.count('status');
    return value === undefined || (value >= 200 && value <= 599) ? value : this.#wrong('status', '200 to 599');
  }

  requiredStatus(): number {
    return this.status() ?? this.#wrong('status', '200 to 599');
  }

  choice<T extends string>(option: string, values: readonly T[]): T | undefined {
    const value = this.text(option);
    const found = values.find((candidate) => candidate === value);
    return value === undefined || found !== undefined ? found : this.#wrong(option, values.join(', '));
  }

  #wrong(option: string, expected: string): never {
    throw new MockUsageError(
      `The fault "${this.#name}" needs ${option}=${expected === 'a value' ? '…' : `… (${expected})`}.`,
    );
  }
}

/**
 * Reads a script from text: a route, a colon, and its faults.
 *
 * @example
 * parseScript('PUT /api/things/{id}/: rate-limit;retry-after=1, pass');
 * @throws MockUsageError when there is no colon, or the faults cannot be read.
 */
export function parseScript(text: string): ScriptDefinition {
  const at = text.indexOf(':');
  if (at <= 0) {
    throw new MockUsageError(
      `"${text}" is no script. Write a route, a colon and faults: "things_list: status;status=503".`,
    );
  }
  return { on: text.slice(0, at).trim(), steps: [text.slice(at + 1).trim()] };
}
