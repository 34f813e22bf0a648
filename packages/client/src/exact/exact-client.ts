import { type BelvoClient, createBelvoClient } from '../client.ts';
import type { ClientOptions } from '../config/options.ts';
import type { BelvoCore } from '../core/client.ts';
import type { MfaFlow, ToArrayOptions, WithResponse } from '../core/styles.ts';
import type { BelvoResources } from '../generated/facade.ts';
import type { Exact } from './exact-type.ts';
import { parseExact } from './parse-exact.ts';

/** A call whose data has exact decimals. */
type ExactCall<Call> = Call extends AsyncIterable<infer Item> & Promise<infer Page>
  ? Promise<Exact<Page>> &
      AsyncIterable<Exact<Item>> & {
        withResponse(): Promise<WithResponse<Exact<Page>>>;
        pages(): AsyncIterable<Exact<Page>>;
        toArray(options: ToArrayOptions): Promise<Exact<Item>[]>;
      }
  : Call extends Promise<infer Data>
    ? Promise<Exact<Data>> & { withResponse(): Promise<WithResponse<Exact<Data>>> } & ExactFlow<Call, Data>
    : never;

type ExactFlow<Call, Data> = Call extends { flow(): unknown } ? { flow(): Promise<MfaFlow<Exact<Data>>> } : unknown;

type ExactMethod<Method> = Method extends (...values: infer Values) => infer Call
  ? (...values: Values) => ExactCall<Call>
  : never;

type ExactResource<Resource> = { readonly [Verb in keyof Resource]: ExactMethod<Resource[Verb]> };

/** A client whose answers have their decimals as text. */
export type ExactClient = BelvoCore & {
  readonly [Name in keyof BelvoResources]: ExactResource<BelvoResources[Name]>;
};

/**
 * `createBelvoClient`, with every decimal of an answer as text: give it to a decimal library, or store it as it is. A
 * `parseJson` of the options is replaced.
 *
 * @example
 * const belvo = createExactClient({ secretId, secretPassword, environment: 'sandbox' });
 * for await (const { amount } of belvo.transactions.list({ link })) total = total.plus(amount);
 */
export function createExactClient(options: ClientOptions): ExactClient {
  const client: BelvoClient = createBelvoClient({ ...options, parseJson: parseExact });
  return client as unknown as ExactClient;
}
