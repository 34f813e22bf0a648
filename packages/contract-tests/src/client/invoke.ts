import type { BelvoClient, BelvoError } from '@belvo-openapi/client';
import type { Operation } from '@belvo-openapi/spec';
import type { CallArguments } from '../derive/arguments.ts';
import type { CallStyle } from '../derive/cells.ts';
import type { Resolve } from '../schema/schema.ts';
import { methodArguments } from './signature.ts';

/** The client as it is imported: the tests of a mutated client bring another. */
export type Library = typeof import('@belvo-openapi/client');

/** What a call came to, whichever style it was made in. */
export type Outcome =
  | { readonly ok: true; readonly status: number | undefined; readonly data: unknown }
  | { readonly ok: false; readonly status: number | undefined; readonly error: BelvoError };

interface Call extends Promise<unknown> {
  result(): Promise<Outcome>;
}

/** What a method's name is made of. */
type OperationName = Pick<Operation, 'operationId' | 'resource' | 'verb'>;

type Method = (...values: readonly unknown[]) => Call;

/** The method of the public client that an operation became. Throws when there is none. */
export function methodOf(client: BelvoClient, { resource, verb, operationId }: OperationName): Method {
  const method = (client as unknown as Record<string, Record<string, Method>>)[resource]?.[verb];
  if (typeof method !== 'function') {
    throw new Error(`the client has no belvo.${resource}.${verb}() for ${operationId}; rebuild the client`);
  }
  return method;
}

/** Calls an operation through the public client. Errors of the client are handed over, any other is thrown. */
export async function invoke(
  { client, library }: { readonly client: BelvoClient; readonly library: Library },
  operation: Operation,
  call: CallArguments,
  style: CallStyle,
  options: object,
  resolve: Resolve,
): Promise<Outcome> {
  const method = methodOf(client, operation);
  const values = methodArguments(operation, call, options, resolve);
  if (style === 'result') {
    return await method(...values).result();
  }
  try {
    return { ok: true, status: undefined, data: await method(...values) };
  } catch (error) {
    if (error instanceof library.BelvoError) {
      return { ok: false, status: (error as { status?: number }).status, error };
    }
    throw error;
  }
}
