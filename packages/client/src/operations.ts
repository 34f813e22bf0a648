/**
 * Every operation as a function that takes the client first: what is not imported is not bundled.
 *
 * @example
 * import { BelvoCore } from '@belvo-openapi/client/core';
 * import { linksGet } from '@belvo-openapi/client/operations';
 * const link = await linksGet(new BelvoCore(options), id);
 */
export * from './generated/operations.ts';
