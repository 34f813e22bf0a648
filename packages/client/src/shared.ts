// What the entry points have in common, as one module: a class must exist once, or `instanceof` and private state fail
// between them, and one file loads faster than two. It becomes dist/index.js, which therefore has a few more names than
// its declarations; codegen/build.ts leads the imports of the other entry points there.
export { buildPath } from './core/path.ts';
export { buildQuery, writeHeaders, writeParams } from './core/query.ts';
export { send } from './core/send.ts';
export * from './generated/operations.ts';
export * from './index.ts';
export { mfaErrorOf } from './mfa/mfa-error.ts';
