import { type BelvoClient, createBelvoClient } from '@belvo-openapi/client';
import type { Operation } from '@belvo-openapi/spec';
import { methodOf } from '../client/invoke.ts';
import { methodArguments } from '../client/signature.ts';
import { type CallArguments, requiredArguments } from '../derive/arguments.ts';
import { isObject, type Json } from '../schema/json.ts';
import type { Contract } from '../support/bundle.ts';
import type { Met } from './evidence.ts';
import { startValidatingProxy } from './proxy.ts';

/** A difference between a live response and the specification, without any value of the response. */
export interface Difference {
  readonly operationId: string;
  readonly status: number | undefined;
  /** `response.body.results.0.status` */
  readonly place: string;
  /** The rule that does not hold: `type`, `enum`, `required` … */
  readonly rule: string;
}

/** What a live run came to. */
export interface Comparison {
  readonly called: readonly string[];
  /** Read-only operations that need something no list gives, for instance a filter by link. */
  readonly left: readonly string[];
  readonly differences: readonly Difference[];
  /** The responses they were found in, with their values: for `appendEvidence`, which takes these out. */
  readonly met: readonly Met[];
}

/** Where the live run goes, and as whom. */
export interface Target {
  readonly upstream: string;
  readonly secretId: string;
  readonly secretPassword: string;
}

/**
 * Calls every read-only operation that can be called without knowing anything (lists), and with the identifiers found
 * there the single items. Every call goes through Prism's validating proxy. Nothing is written, changed or deleted.
 */
export async function compareLive(contract: Contract, { upstream, ...keys }: Target): Promise<Comparison> {
  const readable = { ...contract, operations: contract.operations.filter(({ method }) => method === 'get') };
  const proxy = await startValidatingProxy(readable, upstream);
  try {
    const headers = { 'accept-encoding': 'identity' };
    const client = createBelvoClient({ ...keys, baseUrl: proxy.url, retries: 0, headers });
    return await readEverything(readable, client);
  } finally {
    await proxy.close();
  }
}

async function readEverything({ operations, resolve }: Contract, client: BelvoClient): Promise<Comparison> {
  const found = new Map<string, string>();
  const called: string[] = [];
  const left: string[] = [];
  const differences: Difference[] = [];
  const met: Met[] = [];
  for (const operation of [...operations].sort((a, b) => needs(a).length - needs(b).length)) {
    const call = callWith(operation, found, requiredArguments(operation, resolve));
    if (!call) {
      left.push(operation.operationId);
      continue;
    }
    called.push(operation.operationId);
    const values = methodArguments(operation, call, {}, resolve);
    const response = await responseOf(methodOf(client, operation)(...values));
    const wrong = differencesOf(operation, response);
    differences.push(...wrong);
    if (wrong.length > 0 && response.status !== undefined) {
      met.push({ operationId: operation.operationId, status: response.status, body: (response.data ?? null) as Json });
    }
    remember(operation, response.data, found);
  }
  return { called, left, differences, met };
}

/** Paths a call needs to know something for. */
function needs({ parameters }: Operation): readonly string[] {
  return parameters.filter(({ required, in: place }) => required && place !== 'header').map(({ name }) => name);
}

/** An item's path continues its list's: the identifier found in the list is the one to ask for. */
function callWith(operation: Operation, found: ReadonlyMap<string, string>, call: CallArguments) {
  const [name, ...others] = needs(operation);
  if (name === undefined) {
    const small = operation.parameters.find(({ name: query }) => query === 'page_size');
    return small ? { ...call, query: { page_size: 5 } } : call;
  }
  const id = found.get(operation.path.replace(/\{[^}]+\}\/$/, ''));
  return others.length === 0 && id !== undefined && name in call.path ? { ...call, path: { [name]: id } } : undefined;
}

function remember({ path }: Operation, data: unknown, found: Map<string, string>): void {
  const results = isObject(data) ? data.results : data;
  const [first] = Array.isArray(results) ? results : [];
  if (isObject(first) && typeof first.id === 'string') {
    found.set(path, first.id);
  }
}

interface LiveResponse {
  readonly status: number | undefined;
  readonly headers: Headers | undefined;
  readonly data?: unknown;
}

async function responseOf(call: PromiseLike<unknown>): Promise<LiveResponse> {
  try {
    return (await (call as unknown as { withResponse(): Promise<unknown> }).withResponse()) as LiveResponse;
  } catch (error) {
    const { status, headers, body } = error as Partial<LiveResponse> & { readonly body?: unknown };
    return { status, headers, data: body };
  }
}

function differencesOf({ operationId }: Operation, { status, headers }: LiveResponse): readonly Difference[] {
  if (headers === undefined) {
    return [{ operationId, status, place: 'response', rule: 'no readable answer' }];
  }
  const violations = headers.get('sl-violations') ?? '[]';
  return [...violations.matchAll(/"location":(\[[^\]]*\]).*?"code":"?(\w+)/g)].map(
    ([, location = '[]', rule = '']) => ({
      operationId,
      status,
      place: (JSON.parse(location) as string[]).join('.'),
      rule,
    }),
  );
}

/** The comparison in lines. It holds places and rules only: no value of any response, no credential. */
export function showComparison({ called, left, differences }: Comparison): string {
  return [
    `LIVE RUN: ${called.length} read-only operations called, ${left.length} left out, ${differences.length} differences`,
    ...differences.map(({ operationId, status, place, rule }) => `  ${operationId} ${status ?? ''} ${place}: ${rule}`),
  ].join('\n');
}
