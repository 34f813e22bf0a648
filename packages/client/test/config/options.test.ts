import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { afterEach, expect, test, vi } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import {
  BelvoCore,
  type ClientOptions,
  createBelvoClient,
  createHooks,
  environments,
  optionsFromEnv,
  UsageError,
  VERSION,
} from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { clientFor, KEYS, LINK_ID } from '../support/client.ts';

afterEach(() => vi.unstubAllGlobals());

/** Addresses and headers of one call with these options. */
async function sentBy(options: ClientOptions) {
  const sent: { url: string; headers: Record<string, string> }[] = [];
  const fetch: ClientOptions['fetch'] = async (url, { headers }) => {
    sent.push({ url, headers });
    return Response.json({ id: LINK_ID });
  };
  await createBelvoClient({ ...options, fetch }).links.get(LINK_ID);
  return sent[0];
}

const refuses = (options: unknown) => {
  try {
    createBelvoClient(options as ClientOptions);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  }
  throw new Error('expected a refusal');
};

test('environments lead to the servers of the specification', async () => {
  expect(environments).toEqual({ sandbox: 'https://sandbox.belvo.com', production: 'https://api.belvo.com' });
  expect((await sentBy({ ...KEYS, environment: 'sandbox' }))?.url).toBe(
    `https://sandbox.belvo.com/api/links/${LINK_ID}/`,
  );
  expect((await sentBy({ ...KEYS, environment: 'production' }))?.url).toBe(
    `https://api.belvo.com/api/links/${LINK_ID}/`,
  );
});

test('a base URL keeps its path and loses a trailing slash', async () => {
  const sent = await sentBy({ ...KEYS, baseUrl: 'https://proxy.example.com/belvo/' });
  expect(sent?.url).toBe(`https://proxy.example.com/belvo/api/links/${LINK_ID}/`);
});

test('there is no default environment, and no two targets', () => {
  const problem = "Give either environment, 'sandbox' or 'production', or baseUrl";
  expect(refuses(KEYS)).toBe(`${problem}.`);
  expect(refuses({ ...KEYS, environment: 'sandbox', baseUrl: 'https://api.example.com' })).toContain(problem);
  expect(refuses({ ...KEYS, environment: 'prod' })).toBe(`${problem}, got 'prod'.`);
  expect(refuses({ ...KEYS, environment: 'toString' })).toContain(problem);
});

testRows(
  'addresses that would show the keys to the network are refused',
  [
    'http://api.example.com',
    'http://10.0.0.1',
    'http://localhost.example.com',
    'ftp://localhost',
    'http://127.0.0.1.example.com',
  ],
  (baseUrl) => {
    expect(refuses({ ...KEYS, baseUrl })).toContain('https');
  },
);

testRows(
  'https, and http to this machine, are accepted',
  ['http://localhost:8080', 'http://127.0.0.1', 'http://127.1.2.3:9', 'http://[::1]:80', 'https://api.example.com'],
  (baseUrl) => {
    expect(createBelvoClient({ ...KEYS, baseUrl })).toBeInstanceOf(BelvoCore);
  },
);

testRows(
  'what is no base URL is refused without being quoted',
  [
    'not a url',
    '/relative',
    'https://user:pass@api.example.com',
    'https://api.example.com?x=1',
    'https://api.example.com#x',
  ],
  (baseUrl) => {
    const message = refuses({ ...KEYS, baseUrl });
    expect(message).toContain('baseUrl');
    expect(message).not.toContain('pass@');
  },
);

testRows(
  'keys that are none are refused',
  [
    [{ secretId: '', secretPassword: 'x' }],
    [{ secretId: 'x', secretPassword: '' }],
    [{ secretId: 'x' }],
    [{ secretId: 'id:not-a-real-secret', secretPassword: 'x' }],
    [{}],
  ],
  (keys) => {
    const message = refuses({ ...keys, environment: 'sandbox' });
    expect(message).toContain('secretId');
    expect(message).not.toContain('not-a-real-secret');
  },
);

test('keys outside ASCII are encoded as UTF-8 (RFC 7617)', async () => {
  const sent = await sentBy({ secretId: 'chave', secretPassword: 'señal-€', environment: 'sandbox' });
  expect(sent?.headers.authorization).toBe(`Basic ${Buffer.from('chave:señal-€').toString('base64')}`);
});

test('keys may come from a function, asked before each attempt', async () => {
  let asked = 0;
  const seen: (string | undefined)[] = [];
  const belvo = createBelvoClient({
    credentials: async () => ({ secretId: `id-${++asked}`, secretPassword: 'not-a-real-secret' }),
    environment: 'sandbox',
    retries: { max: 1, baseDelay: 0 },
    fetch: async (_url, { headers }) => {
      seen.push(headers.authorization);
      return asked === 1 ? Response.json([], { status: 503 }) : Response.json({});
    },
  });
  await belvo.links.get(LINK_ID);
  expect(seen.map((value) => atob(value?.slice(6) ?? '').split(':')[0])).toEqual(['id-1', 'id-2']);
});

test('a function that fails to give keys fails the call', async () => {
  const belvo = createBelvoClient({
    credentials: async () => {
      throw new Error('vault is sealed');
    },
    environment: 'sandbox',
  });
  const error = await caught(belvo.links.get(LINK_ID), UsageError);
  expect(error.cause).toMatchObject({ message: 'vault is sealed' });
});

test('options come from the environment, or it says what is missing', () => {
  const variables = { BELVO_SECRET_ID: 'id', BELVO_SECRET_PASSWORD: 'not-a-real-secret', BELVO_ENV: 'sandbox' };
  expect(optionsFromEnv(variables)).toEqual({
    secretId: 'id',
    secretPassword: 'not-a-real-secret',
    environment: 'sandbox',
  });
  const { BELVO_ENV: _, ...keys } = variables;
  const baseUrl = 'http://127.0.0.1:4010';
  for (const more of [{}, { BELVO_ENV: 'sandbox' }]) {
    expect(optionsFromEnv({ ...keys, ...more, BELVO_BASE_URL: baseUrl })).toEqual({
      secretId: 'id',
      secretPassword: 'not-a-real-secret',
      baseUrl,
    });
  }
  vi.stubEnv('BELVO_SECRET_ID', 'from-process');
  vi.stubEnv('BELVO_SECRET_PASSWORD', '');
  vi.stubEnv('BELVO_ENV', '');
  expect(() => optionsFromEnv()).toThrow('environment: BELVO_SECRET_PASSWORD, BELVO_ENV.');
  vi.unstubAllEnvs();
  expect(() => createBelvoClient(optionsFromEnv({ ...variables, BELVO_ENV: 'Sandbox' }))).toThrow(UsageError);
});

testRows('limits must be positive numbers', ['timeout', 'deadline', 'maxResponseBytes'], (name) => {
  for (const value of [0, -1, Number.NaN, '5']) {
    expect(refuses({ ...KEYS, environment: 'sandbox', [name]: value })).toContain(name);
  }
});

test('a timeout of a call is checked too', async () => {
  await caught(clientFor('https://api.example.com').links.get(LINK_ID, { timeout: -5 }), UsageError);
});

test('headers of client and call are sent, those of the client itself cannot be replaced', async () => {
  const sent = await sentBy({ ...KEYS, environment: 'sandbox', headers: { 'X-Tenant': 'a' } });
  expect(sent?.headers).toMatchObject({ 'x-tenant': 'a', accept: 'application/json' });
  expect(refuses({ ...KEYS, environment: 'sandbox', headers: { Authorization: 'Bearer x' } })).toContain(
    'Authorization',
  );
  const call = clientFor('https://api.example.com').links.get(LINK_ID, { headers: { authorization: 'Bearer x' } });
  await caught(call, UsageError);
});

test('the user agent names client, version and runtime', async () => {
  const sent = await sentBy({ ...KEYS, environment: 'sandbox', userAgent: 'my-app/1.0' });
  expect(sent?.headers['user-agent']).toBe(`my-app/1.0 belvo-openapi-client/${VERSION} (${navigator.userAgent})`);
  expect(VERSION).toBe(packageJson.version);
});

test('browsers are refused, because everyone could read the keys, unless asked for', () => {
  vi.stubGlobal('process', undefined);
  vi.stubGlobal('window', { document: {} });
  expect(refuses({ ...KEYS, environment: 'sandbox' })).toContain('server');
  expect(createBelvoClient({ ...KEYS, environment: 'sandbox', dangerouslyAllowBrowser: true })).toBeInstanceOf(
    BelvoCore,
  );
  vi.unstubAllGlobals();
  vi.stubGlobal('process', { versions: {} });
  vi.stubGlobal('importScripts', () => {});
  expect(refuses({ ...KEYS, environment: 'sandbox' })).toContain('server');
  vi.stubGlobal('Deno', {});
  expect(createBelvoClient({ ...KEYS, environment: 'sandbox' })).toBeInstanceOf(BelvoCore);
});

test('hooks are taken from createHooks, and not from anybody else', async () => {
  const before = vi.fn();
  const plain = { ...KEYS, environment: 'sandbox', hooks: { before } };
  const problem = 'hooks must come from createHooks({ before, after, retry }).';
  expect(refuses(plain)).toBe(problem);
  expect(() => new BelvoCore(plain as never)).toThrow(problem);
  expect(() => new BelvoCore(undefined as never)).toThrow('environment');
  await sentBy({ ...KEYS, environment: 'sandbox', hooks: createHooks({ before }) });
  expect(before).toHaveBeenCalledOnce();
});

testRows(
  'servers with globals of browsers are servers',
  [
    ['Node with a DOM for its tests', { window: { document: {} } }],
    ['Bun and Node with functions of workers', { importScripts: () => {} }],
    ['an old Cloudflare worker', { process: undefined, importScripts: () => {}, WebSocketPair: class {} }],
    ['Deno', { process: undefined, importScripts: () => {}, Deno: {} }],
  ],
  (_what, globals) => {
    vi.unstubAllGlobals();
    for (const [name, value] of Object.entries(globals)) {
      vi.stubGlobal(name, value);
    }
    expect(createBelvoClient({ ...KEYS, environment: 'sandbox' })).toBeInstanceOf(BelvoCore);
  },
);

test('a window of a desktop program is a page, although it has Node', () => {
  vi.stubGlobal('process', { versions: process.versions, type: 'renderer' });
  vi.stubGlobal('window', { document: {} });
  expect(refuses({ ...KEYS, environment: 'sandbox' })).toContain('browser');
});

testRows(
  'settings that cannot work: the message says what to change',
  [
    ['no settings at all', undefined, 'environment or baseUrl'],
    ['a misspelt one', { ...KEYS, environment: 'sandbox', retry: 0 }, 'no setting "retry"'],
    ['a misspelt one of the schedule', { ...KEYS, environment: 'sandbox', retries: { maximum: 2 } }, '"maximum"'],
    ['a logger without warn', { ...KEYS, environment: 'sandbox', logger: {} }, 'warn'],
    ['a limiter that limits nothing', { ...KEYS, environment: 'sandbox', rateLimiter: {} }, 'createRateLimiter'],
    ['headers of Fetch, which would be lost', { ...KEYS, environment: 'sandbox', headers: new Headers() }, 'headers'],
    ['a fetch that is no function', { ...KEYS, environment: 'sandbox', fetch: 'https://x' }, 'fetch'],
  ],
  (_what, options, message) => {
    expect(refuses(options)).toContain(message);
  },
);

test('a setting that is undefined is none', () => {
  const options = { ...KEYS, environment: 'sandbox', timeout: undefined, hooks: undefined, misspelt: undefined };
  expect(createBelvoClient(options as ClientOptions)).toBeInstanceOf(BelvoCore);
});
