/**
 * The typed openapi-fetch client, for programs that prefer paths to methods. It shares everything with the methods: keys,
 * repeats, timeouts, hooks, rate limit and the checks of paths and answers.
 */
export { createPathClient, type PathClient } from './path-client/path-client.ts';
