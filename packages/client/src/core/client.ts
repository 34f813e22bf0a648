import { type Config, readConfig } from '../config/config.ts';
import type { ClientOptions } from '../config/options.ts';

/**
 * What an operation's function needs to make its call. It shows nothing of its settings: keys are out of reach of
 * loggers and inspectors.
 */
export class BelvoCore {
  readonly #config: Config;

  /** @throws UsageError for settings that cannot work; the message says which and why. */
  constructor(options: ClientOptions) {
    this.#config = readConfig(options);
  }

  /**
   * The settings, for this package's own modules.
   * @internal
   */
  static config(core: BelvoCore): Config {
    return core.#config;
  }
}
