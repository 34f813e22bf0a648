import { type Config, readConfig } from '../config/config.ts';
import type { ClientOptions } from '../config/options.ts';
import { VERSION } from '../config/version.ts';
import { UsageError } from '../errors/call-errors.ts';

/** The key under which a client keeps its settings. It names the version, because another one may have other settings. */
const CONFIG = Symbol.for(`@belvo-openapi/client/config ${VERSION}`);

/**
 * A client without methods: what the functions of `@belvo-openapi/client/operations` take first. It shows nothing of its
 * settings: keys are out of reach of loggers and inspectors.
 */
export class BelvoCore {
  readonly #config: Config;

  /** @throws UsageError for settings that cannot work; the message says which and why. */
  constructor(options: ClientOptions);
  /** @internal */
  constructor(options: ClientOptions, check?: Config['check']);
  constructor(options: ClientOptions, check?: Config['check']) {
    this.#config = readConfig(Object(options), check);
  }

  /** @internal */
  [CONFIG](): Config {
    return this.#config;
  }
}

/**
 * The settings of a client, also of one that another copy of this package made.
 *
 * @throws UsageError for what is no client, or one of another version.
 * @internal
 */
export function configOf(client: unknown): Config {
  const read = (client as Partial<BelvoCore> | null | undefined)?.[CONFIG];
  if (typeof read !== 'function') {
    throw new UsageError(
      `The first argument must be a client of @belvo-openapi/client ${VERSION}. Two versions do not work together.`,
    );
  }
  return read.call(client as BelvoCore);
}
