import { type BelvoClient, createBelvoClient } from '../client.ts';
import type { ClientOptions } from '../config/options.ts';
import type { BelvoCore } from '../core/client.ts';
import type { Failure, OtherFailure, Success, WithResponse } from '../core/styles.ts';
import type { BelvoResources } from '../generated/operations/facade.ts';
import type { MfaFailure, MfaFlow } from '../mfa/flow.ts';
import type { ToArrayOptions } from '../pagination/list-call.ts';
import type { Exact } from './exact-type.ts';
import { parseExact } from './parse-exact.ts';

/** A result whose data has exact decimals. */
type ExactResult<Result> =
  Result extends Success<infer Status, infer Data>
    ? Success<Status, Exact<Data>>
    : Result extends MfaFailure<infer Body, infer Resumed>
      ? MfaFailure<Exact<Body>, Exact<Resumed>>
      : Result extends Failure<infer Status, infer Body>
        ? Failure<Status, Exact<Body>>
        : OtherFailure;

type ResultOf<Call> = Call extends { result(): Promise<infer Result> } ? ExactResult<Result> : never;

/** What every call can do. */
interface ExactStyles<Call, Data> extends Promise<Exact<Data>> {
  withResponse(): Promise<WithResponse<Exact<Data>>>;
  result(): Promise<ResultOf<Call>>;
}

/** What a list call can do besides. */
interface ExactPages<Page, Item> extends AsyncIterable<Exact<Item>> {
  pages(): AsyncIterable<Exact<Page>>;
  toArray(options: ToArrayOptions): Promise<Exact<Item>[]>;
}

/** A call whose data has exact decimals, with the styles of the call it is made from. */
type ExactCall<Call> =
  Call extends Promise<infer Data>
    ? ExactStyles<Call, Data> &
        (Call extends AsyncIterable<infer Item> ? ExactPages<Data, Item> : unknown) &
        (Call extends { flow(): unknown } ? { flow(): Promise<MfaFlow<Exact<Data>>> } : unknown)
    : never;

/** A method; of some there are two forms, the first one with the option for asynchronous work. */
type ExactMethod<Method> = Method extends {
  (...values: infer AsyncValues): infer AsyncCall;
  (...values: infer Values): infer Call;
}
  ? {
      (...values: AsyncValues): ExactCall<AsyncCall>;
      (...values: Values): ExactCall<Call>;
    }
  : never;

type ExactResource<Resource> = { readonly [Verb in keyof Resource]: ExactMethod<Resource[Verb]> };

/** A client whose responses have their decimals as text. */
export type ExactClient = BelvoCore & {
  readonly [Name in keyof BelvoResources]: ExactResource<BelvoResources[Name]>;
};

/**
 * `createBelvoClient`, with every decimal of a response as text: give it to a decimal library, or store it as it is. A
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
