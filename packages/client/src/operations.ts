/**
 * Every operation as a function that takes the client first: what is not imported is not bundled.
 *
 * @example
 * import { BelvoCore, linksGet } from '@belvo-openapi/client/operations';
 * const link = await linksGet(new BelvoCore(options), id);
 */
export { BelvoCore } from './core/client.ts';
export * from './generated/operations/index.ts';
