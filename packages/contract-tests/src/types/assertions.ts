/** Head of the generated file: how types are compared. */
export const ASSERTIONS = `// Generated from the specification by src/types/generate.ts. Compiled, never run.
import type { BelvoClient } from '@belvo-openapi/client';
import type * as schemas from '@belvo-openapi/client';

/** The same values, whatever the two types are called. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
/** The same values and, for objects, the same keys: an optional key more or less is assignable both ways. */
type SameShape<A, B> = Same<A, B> extends true ? Same<KeysOf<A>, KeysOf<B>> : false;
type KeysOf<T> = T extends readonly unknown[] ? 'list' : T extends string | number | boolean | null ? 'value' : keyof T;
type ResultOf<Call> = Call extends { result(): Promise<infer Result> } ? Result : never;
type DataOf<Result, Status> = Extract<Result, { status: Status }> extends { data: infer Data } ? Data : 'no such status';
type BodyOf<Result, Status> = Extract<Result, { status: Status; ok: false }> extends { error: { body: infer Body } } ? Body : 'no such status';
declare function holds<_Claim extends true>(): void;
/** A call may be passed more than the literal says; the literal itself has to fit exactly. */
declare const belvo: BelvoClient;
`;
