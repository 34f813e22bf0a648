// What the entry points have in common, as one module: a class must exist once, or `instanceof` and private state fail
// between them, and one file loads faster than many. codegen/build.ts leads their imports here. No entry point itself.
export { buildPath } from './core/path.ts';
export { buildQuery } from './core/query.ts';
export { prepare } from './core/request.ts';
export { send } from './core/send.ts';
export * from './generated/all-facts.ts';
export * from './generated/operations.ts';
export * from './index.ts';
