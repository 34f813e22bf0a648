import { type BelvoClient, createBelvoClient } from '../client.ts';
import type { ClientOptions } from '../config/options.ts';
import type { BelvoCore } from '../core/client.ts';
import type { Failure, OtherFailure, Success, WithResponse } from '../core/styles.ts';
import type { DecimalName } from '../generated/data/decimals.ts';
import type { BelvoResources } from '../generated/operations/facade.ts';
import type { MfaFailure, MfaFlow } from '../mfa/flow.ts';
import type { ToArrayOptions } from '../pagination/list-call.ts';
import { parseExact } from './parse-exact.ts';

/** What a value is made of when it is no object; also text whose known values are listed, which is open to others. */
type Primitive = string | number | boolean | bigint | symbol | null | undefined;

/** The type of a decimal property: its number is text, `null` and absence stay. */
type Decimal<T> = T extends number ? string : Exact<T>;

/** A type whose decimal properties are text. */
export type Exact<T> = T extends Primitive
  ? T
  : T extends readonly (infer Item)[]
    ? Exact<Item>[]
    : { [Name in keyof T]: Name extends DecimalName ? Decimal<T[Name]> : Exact<T[Name]> };

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

/**
 * A method; of some there are three forms: with the option for asynchronous work, without it, and for programs that decide
 * at run time.
 */
type ExactMethod<Method> = Method extends {
  (...values: infer AsyncValues): infer AsyncCall;
  (...values: infer Values): infer Call;
  (...values: infer EitherValues): infer EitherCall;
}
  ? {
      (...values: AsyncValues): ExactCall<AsyncCall>;
      (...values: Values): ExactCall<Call>;
      (...values: EitherValues): ExactCall<EitherCall>;
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
