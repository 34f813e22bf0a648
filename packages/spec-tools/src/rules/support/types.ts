import type { Oas3Rule, Oas3Visitor } from '@redocly/openapi-core';

/** Context of a Redocly visitor function: where it is, and how to report and to resolve references. */
export type Context = Parameters<Extract<NonNullable<Oas3Visitor['Operation']>, (...args: never[]) => void>>[1];

/** A schema as it stands in the sources; keywords are looked at one by one. */
export type AnySchema = Readonly<Record<string, unknown>> & {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, AnySchema>>;
  readonly items?: AnySchema;
};

/** A house rule: what Redocly calls, under which name, is in `plugin.ts`. */
export type Rule = Oas3Rule;

/** An operation as it stands in the sources. */
export interface AnyOperation {
  readonly operationId?: string;
  readonly parameters?: readonly object[];
  readonly responses?: Readonly<Record<string, object>>;
  readonly 'x-retry'?: unknown;
  readonly 'x-pagination'?: { readonly style?: unknown; readonly items?: string };
  readonly 'x-source'?: { readonly documents?: unknown; readonly confidence?: string };
}
