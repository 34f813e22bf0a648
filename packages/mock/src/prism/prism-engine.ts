import type { EngineFactory } from '../engine/engine.ts';

/**
 * Runs [Prism](https://github.com/stoplightio/prism) inside this process, without a port of its own.
 *
 * Requests and answers are validated against the document. `Prefer: code=…, example=…, dynamic=true, seed=…` choose
 * the response of a valid request; an invalid one gets the `401`, `415`, `422` or `400` that the operation declares.
 * What Prism found wrong is in the `sl-violations` header of the response.
 */
export const prismEngine: EngineFactory = async (options) => {
  // Loading Prism takes about a second: whoever imports the package without starting a mock does not pay for it.
  const { startPrism } = await import('./start-prism.ts');
  return await startPrism(options);
};
