/** Every type that comes from the specification: models, arguments, calls and results. No code. */
export type * from './generated/models.ts';
export type * from './generated/operations.ts';
export type { components, operations, paths } from './generated/schema.ts';
