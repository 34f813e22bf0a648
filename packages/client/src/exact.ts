/**
 * Exact amounts. JSON numbers become binary fractions in JavaScript: 0.1 + 0.2, and amounts beyond 15 digits, are not
 * what was sent. Here every decimal of a response is handed over as the text that Belvo sent.
 */
export { createExactClient, type Exact, type ExactClient } from './exact/exact-client.ts';
export { parseExact } from './exact/parse-exact.ts';
