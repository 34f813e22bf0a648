/**
 * The typed openapi-fetch client, for programs that prefer paths to methods. It shares everything with the methods: keys,
 * retries, timeouts, hooks, rate limit and the checks of paths and responses.
 */
export type { components, operations, paths } from './generated/data/schema.ts';
export { createPathClient } from './path-client/path-client.ts';
export type { PathClient, PathResponse } from './path-client/path-types.ts';
