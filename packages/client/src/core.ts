/** What the functions of `@belvo-openapi/client/operations` take first: a client without methods. */

export type { ClientOptions } from './config/options.ts';
export { BelvoCore } from './core/client.ts';
