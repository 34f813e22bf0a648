// The same two calls through each client: an update that sends credentials, and a list.
import { createRequire } from 'node:module';
import { createBelvoClient } from '@belvo-openapi/client';
import ky from 'ky';
import OpenAI from 'openai';
import createFetchClient from 'openapi-fetch';
import Stripe from 'stripe';
import { LightRequest } from './light-request.ts';

// CommonJS without types.
const official: { readonly default: unknown } = createRequire(import.meta.url)('belvo');

export type Call = () => Promise<unknown>;
export type Fetch = (...values: unknown[]) => Promise<Response>;

export interface Subject {
  readonly name: string;
  readonly update: Call;
  readonly list: Call;
}

const BASE = 'https://sandbox.belvo.com';
const ID = '11111111-1111-4111-8111-111111111111';
const BODY = { password: 'not-a-real-password' };
const AUTHORIZATION = `Basic ${btoa('not-a-real-id:not-a-real-secret')}`;
const UPDATE = `/api/links/${ID}/`;
const LIST = '/api/links/';

/** What one would write without a client. */
export function rawSubject(fetch: Fetch, base = BASE): Subject {
  const read = async (response: Response) => {
    if (!response.ok) {
      throw new Error(`status ${response.status}`);
    }
    return response.json();
  };
  return {
    name: 'raw fetch',
    update: async () =>
      read(
        await fetch(base + UPDATE, {
          method: 'PUT',
          headers: { authorization: AUTHORIZATION, accept: 'application/json', 'content-type': 'application/json' },
          body: JSON.stringify(BODY),
        }),
      ),
    list: async () =>
      read(
        await fetch(`${base}${LIST}?page_size=190`, {
          headers: { authorization: AUTHORIZATION, accept: 'application/json' },
        }),
      ),
  };
}

/** This repository's client, with timeout, repeats, typed errors and redaction on, as they are by default. */
export function clientSubject(fetch: Fetch, base?: string): Subject {
  const belvo = createBelvoClient({
    secretId: 'not-a-real-id',
    secretPassword: 'not-a-real-secret',
    ...(base === undefined ? { environment: 'sandbox' as const } : { baseUrl: base }),
    fetch,
  });
  return {
    name: '@belvo-openapi/client',
    update: () => belvo.links.update(ID, BODY),
    list: () => belvo.links.list({ page_size: 190 }),
  };
}

export function openapiFetchSubject(fetch: Fetch, isLight: boolean, base = BASE): Subject {
  const client = createFetchClient<Record<string, never>>({
    baseUrl: base,
    fetch,
    headers: { authorization: AUTHORIZATION },
    ...(isLight && { Request: LightRequest as unknown as typeof Request }),
  }) as unknown as Record<'GET' | 'PUT', (path: string, init: object) => Promise<{ data: unknown }>>;
  return {
    name: isLight ? 'openapi-fetch, light Request' : 'openapi-fetch',
    update: async () => (await client.PUT('/api/links/{id}/', { params: { path: { id: ID } }, body: BODY })).data,
    list: async () => (await client.GET(LIST, { params: { query: { page_size: 190 } } })).data,
  };
}

/** With its own timeout of ten seconds. */
export function kySubject(fetch: Fetch, base = BASE): Subject {
  const client = ky.create({ prefix: base, fetch, headers: { authorization: AUTHORIZATION } });
  return {
    name: 'ky',
    update: () => client.put(UPDATE.slice(1), { json: BODY }).json(),
    list: () => client.get(LIST.slice(1), { searchParams: { page_size: 190 } }).json(),
  };
}

function openaiSubject(fetch: Fetch): Subject {
  const client = new OpenAI({ apiKey: 'not-a-real-key', baseURL: BASE, fetch });
  return {
    name: 'openai',
    update: () => client.put(UPDATE, { body: BODY }) as Promise<unknown>,
    list: () => client.get(LIST, { query: { page_size: 190 } }) as Promise<unknown>,
  };
}

function stripeSubject(fetch: Fetch): Subject {
  const client = new Stripe('sk_test_not_a_real_key', {
    httpClient: Stripe.createFetchHttpClient(fetch),
    telemetry: false,
  });
  return {
    name: 'stripe',
    update: () => client.rawRequest('POST', UPDATE, { ...BODY }),
    list: () => client.rawRequest('GET', `${LIST}?page_size=190`),
  };
}

/** The parts of Belvo's own client that are used here. It has no types. */
interface OfficialClient {
  readonly session: { readonly session: { defaults: { adapter: (config: unknown) => Promise<unknown> } } };
  readonly links: { update(id: string, options: object): Promise<unknown> };
  connect(): Promise<void>;
}

/** It works on axios, whose adapter is what stands for the network. */
async function officialSubject(body: string): Promise<Subject> {
  const Client = official.default as new (id: string, password: string, host: string) => OfficialClient;
  const client = new Client('not-a-real-id', 'not-a-real-secret', BASE);
  const headers = { 'content-type': 'application/json' };
  client.session.session.defaults.adapter = async (config) => ({
    data: body,
    status: 200,
    statusText: 'OK',
    headers,
    config,
  });
  await client.connect();
  const update = () => client.links.update(ID, BODY);
  return { name: 'belvo (official)', update, list: update };
}

/** Everything that is compared; the first one is the unit. */
export async function subjects(fetch: Fetch, body: string): Promise<readonly Subject[]> {
  return [
    rawSubject(fetch),
    clientSubject(fetch),
    openapiFetchSubject(fetch, false),
    openapiFetchSubject(fetch, true),
    await officialSubject(body),
    stripeSubject(fetch),
    kySubject(fetch),
    openaiSubject(fetch),
  ];
}
