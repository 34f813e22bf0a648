// The types of openapi-fetch's client, with the types of the specification as the methods have them. openapi-fetch's own
// walk through every response to drop fields that are written only; on the way they take the text of open enums apart.
import type { Client, FetchOptions, ParseAsResponse } from 'openapi-fetch';
import type { CallOptions } from '../config/options.ts';
import type { paths } from '../generated/data/schema.ts';

type Method = 'get' | 'put' | 'post' | 'delete' | 'patch';

/** Paths that have a method. */
type PathOf<M extends Method> = {
  [Path in keyof paths]: paths[Path] extends { readonly [Name in M]: object } ? Path : never;
}[keyof paths];

type Json<Response> = Response extends { readonly content: { readonly 'application/json': infer Body } }
  ? Body
  : undefined;

type Success = 200 | 201 | 202 | 204;

type Responses<Described> = Described extends { readonly responses: infer All } ? All : never;

/** The bodies of an operation's successes. */
type Data<All> = { [Status in keyof All]: Status extends Success ? Json<All[Status]> : never }[keyof All];

/** The bodies of an operation's refusals. */
type Refusal<All> = { [Status in keyof All]: Status extends Success ? never : Json<All[Status]> }[keyof All];

/** What a call by path gives: the data, or the body of the refusal, and the response that either came in. */
export type PathResponse<Described, Init = unknown> =
  | {
      readonly data: ParseAsResponse<Data<Responses<Described>>, Init>;
      readonly error?: never;
      readonly response: Response;
    }
  | { readonly data?: never; readonly error: Refusal<Responses<Described>>; readonly response: Response };

/** The request body of an operation, as it is in the specification. */
type Body<Described> = Described extends {
  readonly requestBody: { readonly content: { readonly 'application/json': infer Json } };
}
  ? { readonly body: Json }
  : Described extends {
        readonly requestBody?: { readonly content: { readonly 'application/json': infer Json } } | undefined;
      }
    ? { readonly body?: Json | undefined }
    : unknown;

/** What may be left out may be undefined. */
type Loose<T> = { [Name in keyof T]: object extends Pick<T, Name> ? T[Name] | undefined : T[Name] };

/** What openapi-fetch lets a call say, as far as the pipeline does not do it, and the options of the methods. */
type Init<Described> = Loose<Pick<FetchOptions<Described>, 'params' | 'parseAs' | 'headers' | 'middleware'>> &
  Omit<CallOptions, 'headers'> &
  Body<Described>;

type RequiredKeys<T> = { [Name in keyof T]-?: object extends Pick<T, Name> ? never : Name }[keyof T];

/** An argument that may be left out when nothing in it is required. */
type Argument<T, Given extends T> = [RequiredKeys<T>] extends [never] ? [init?: Given] : [init: Given];

type PathMethod<M extends Method> = <Path extends PathOf<M>, Given extends Init<paths[Path][M]>>(
  path: Path,
  ...init: Argument<Init<paths[Path][M]>, Given>
) => Promise<PathResponse<paths[Path][M], Given>>;

/** openapi-fetch's client, typed by the specification. */
export interface PathClient extends Pick<Client<paths, 'application/json'>, 'use' | 'eject'> {
  readonly GET: PathMethod<'get'>;
  readonly PUT: PathMethod<'put'>;
  readonly POST: PathMethod<'post'>;
  readonly DELETE: PathMethod<'delete'>;
  readonly PATCH: PathMethod<'patch'>;
}
