import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { loadBundle } from '@belvo-openapi/spec';
import { describe, expect, test } from 'vitest';
import { fault, startMock } from '../../src/index.ts';
import { singular } from '../../src/state/model.ts';
import { checkOf } from '../../src/validation/schemas.ts';
import { document } from '../support/document.ts';
import { call } from '../support/http.ts';
import { linkId, useMock } from '../support/mock.ts';
import { startReceiver } from '../support/receiver.ts';

const mock = useMock({ state: true });

const credentials = { institution: 'tatooine_mx_fiscal', username: 'XEXX010101000', password: 'example1' };
type Body = Record<string, unknown> & { id: string; results: Body[]; count: number; next: string | null };
const ask = async (method: string, path: string, json?: unknown, headers: Record<string, string> = {}) => {
  const response = await call(mock.url + path, { method, headers, ...(json !== undefined && { json }) });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as Body & Body[] };
};
const register = async (more: Record<string, unknown> = {}) =>
  (await ask('POST', '/api/links/', { ...credentials, ...more })).body;

test('what is created can be read, listed, changed and deleted', async () => {
  const link = await register({ external_id: 'customer-7', access_mode: 'single' });
  expect(link).toMatchObject({ institution: 'tatooine_mx_fiscal', external_id: 'customer-7', access_mode: 'single' });
  expect(link).not.toHaveProperty('password');
  const path = `/api/links/${link.id}/`;
  expect((await ask('GET', path)).body).toEqual(link);
  expect((await ask('GET', '/api/links/?external_id=customer-7')).body).toMatchObject({ count: 1, results: [link] });

  const modified = await ask('PATCH', path, { access_mode: 'recurrent' });
  expect(modified).toEqual({ status: 200, body: { ...link, access_mode: 'recurrent' } });
  expect((await ask('GET', path)).body).toEqual(modified.body);

  expect((await ask('DELETE', path)).status).toBe(204);
  for (const [method, json] of [
    ['GET'],
    ['DELETE'],
    ['PATCH', { access_mode: 'single' }],
    ['PUT', { password: 'p' }],
  ] as const) {
    expect(await ask(method, path, json), method).toMatchObject({ status: 404, body: [{ code: 'not_found' }] });
  }
  expect(await ask('POST', `${path}refresh/`)).toMatchObject({ status: 404 });
  expect((await ask('GET', '/api/links/?external_id=customer-7')).body).toMatchObject({ count: 0, results: [] });
});

test('each creation has an id, and what was not sent is not there', async () => {
  const [one, other] = [await register(), await register()];
  expect(one.id).not.toBe(other.id);
  expect(one).not.toHaveProperty('external_id');
  expect(Date.parse(String(one.created_at))).toBeGreaterThan(Date.parse('2026-06-01'));
  expect(Date.parse(String(one.last_accessed_at))).toBeGreaterThanOrEqual(Date.parse(String(one.created_at)));
});

test('the examples are there from the start, and again after a reset', async () => {
  expect((await ask('GET', `/api/links/${linkId}/`)).body.id).toBe(linkId);
  await ask('DELETE', `/api/links/${linkId}/`);
  expect((await ask('GET', `/api/links/${linkId}/`)).status).toBe(404);
  await mock.reset();
  expect((await ask('GET', `/api/links/${linkId}/`)).status).toBe(200);
});

describe('retrieving', () => {
  const period = { date_from: '2026-01-01', date_to: '2026-01-31' };

  test('stores what it returns under the link, once, with ids that agree across resources', async () => {
    const [link, other] = [await register(), await register()];
    const accounts = (await ask('POST', '/api/accounts/', { link: link.id })).body;
    const transactions = (await ask('POST', '/api/transactions/', { link: link.id, ...period })).body;
    const again = (await ask('POST', '/api/transactions/', { link: link.id, ...period })).body;
    expect(again).toEqual(transactions);
    await ask('POST', '/api/transactions/', { link: other.id, ...period });

    const listed = (await ask('GET', `/api/transactions/?link=${link.id}`)).body;
    expect(listed).toMatchObject({ count: transactions.length, results: transactions });
    const ids = new Set(accounts.map(({ id }) => id));
    expect(transactions.every(({ account }) => ids.has((account as Body).id))).toBe(true);
    expect(accounts.every(({ link: owner }) => owner === link.id)).toBe(true);
    expect((await ask('GET', `/api/accounts/${accounts[0]?.id}/`)).body).toEqual(accounts[0]);

    await ask('DELETE', `/api/links/${link.id}/`);
    expect((await ask('GET', `/api/transactions/?link=${link.id}`)).body.count).toBe(0);
    expect((await ask('GET', `/api/transactions/?link=${other.id}`)).body.count).toBe(transactions.length);
  });

  test('what is not to be saved is not', async () => {
    const { id: link } = await register();
    expect((await ask('POST', '/api/accounts/', { link, save_data: false })).status).toBe(200);
    expect((await ask('GET', `/api/accounts/?link=${link}`)).body.count).toBe(0);
  });

  test('of a link that is not there is refused', async () => {
    const { status, body } = await ask('POST', '/api/accounts/', { link: '12121212-1212-4212-8212-121212121212' });
    expect([status, body]).toMatchObject([400, [{ code: 'does_not_exist', field: 'link' }]]);
  });

  test('things that do not name their link are its own as well', async () => {
    const [link, other] = [await register(), await register()];
    await ask('POST', '/api/br/investments/', { link: link.id });
    expect((await ask('GET', `/api/br/investments/?link=${link.id}`)).body.count).toBeGreaterThan(0);
    expect((await ask('GET', `/api/br/investments/?link=${other.id}`)).body.count).toBe(0);
  });

  test('in the background stores what the event announces', async () => {
    const { id: link } = await register();
    const accepted = await ask('POST', '/api/transactions/', { link, ...period }, { 'X-Belvo-Request-Mode': 'async' });
    expect(accepted.status).toBe(202);
    expect((await ask('GET', `/api/transactions/?link=${link}`)).body.count).toBeGreaterThan(0);
  });
});

describe('lists', () => {
  test('are filtered', async () => {
    await register({ external_id: 'a-1', access_mode: 'single' });
    await register({ external_id: 'a-2', access_mode: 'recurrent' });
    const found = async (query: string) =>
      (await ask('GET', `/api/links/?${query}`)).body.results.map(({ external_id }) => external_id);
    expect(await found('external_id__in=a-1,a-2,a-3')).toEqual(['a-1', 'a-2']);
    expect(await found('external_id__in=a-1,a-2&access_mode=single')).toEqual(['a-1']);
    expect(await found('created_at__gte=2026-06-01')).toEqual(['a-1', 'a-2']);
    expect(await found('created_at__lt=2026-06-01&external_id=a-1')).toEqual([]);
    expect(await found('created_at__range=2026-06-01,2999-01-01&page_size=1')).toEqual(['a-1']);
    const { results } = (await ask('GET', `/api/transactions/?link=${linkId}&amount__gte=500&amount__lt=3000`)).body;
    expect(results.map(({ amount }) => Number(amount)).every((amount) => amount >= 500 && amount < 3_000)).toBe(true);
    expect(results.length).toBeGreaterThan(0);
  });

  test('come in pages', async () => {
    for (let count = 0; count < 5; count += 1) {
      await register({ external_id: `page-${count}` });
    }
    const seen: string[] = [];
    let next: string | null = `${mock.url}/api/links/?page_size=2`;
    while (next !== null) {
      const { results, next: following, count } = (await (await call(next)).json()) as Body;
      expect(count).toBe(mock.state?.items('/api/links/').length);
      seen.push(...results.map(({ id }) => id));
      next = following;
    }
    expect(seen).toEqual(mock.state?.items('/api/links/').map(({ id }) => id));
    expect((await ask('GET', '/api/links/?page_size=2&page=99')).status).toBe(404);
  });

  test('show the fields that are asked for', async () => {
    const { results } = (await ask('GET', '/api/links/?fields=id,status')).body;
    expect(new Set(results.flatMap((link) => Object.keys(link)))).toEqual(new Set(['id', 'status']));
    expect((await ask('GET', '/api/accounts/?omit=balance,institution')).body.results[0]).not.toHaveProperty('balance');
  });
});

describe('scenarios move links', () => {
  test('an invalid one is invalid everywhere until it is updated', async () => {
    const { id } = await register();
    mock.scenarios.invalidLink({ link: id });
    expect((await ask('GET', `/api/links/${id}/`)).body).toMatchObject({ id, status: 'invalid' });
    expect((await ask('GET', '/api/links/?status=invalid')).body.results.map((link) => link.id)).toEqual([id]);
    expect((await ask('PUT', `/api/links/${id}/`, { password: 'not-a-real-password' })).body).toMatchObject({
      id,
      status: 'valid',
    });
    expect((await ask('GET', `/api/links/${id}/`)).body).toMatchObject({ id, status: 'valid' });
  });

  test('one that waits for a token exists, and is valid after it', async () => {
    mock.scenarios.mfaRound();
    const { status, body } = await ask('POST', '/api/links/', { ...credentials, external_id: 'mfa-1' });
    const [{ link, session } = {} as Body] = body;
    expect(status).toBe(428);
    expect((await ask('GET', `/api/links/${link}/`)).body).toMatchObject({
      status: 'token_required',
      external_id: 'mfa-1',
    });
    const resumed = await ask('PATCH', '/api/links/', { session, link, token: '1234ab' });
    expect(resumed).toMatchObject({ status: 200, body: { id: link, status: 'valid', external_id: 'mfa-1' } });
    expect((await ask('GET', `/api/links/${link}/`)).body).toEqual(resumed.body);
  });
});

test('events are sent as things change', async () => {
  await using receiver = await startReceiver();
  await using eventful = await startMock({ state: true, webhook: { url: receiver.url } });
  const customer = await call(`${eventful.url}/payments/br/customers/`, {
    method: 'POST',
    json: examplesOf('customers_create')[0],
  });
  const { id } = (await customer.json()) as Body;
  await call(`${eventful.url}/api/links/${linkId}/`, { method: 'DELETE' });
  await call(`${eventful.url}/api/links/22222222-2222-4222-8222-222222222222/refresh/`, { method: 'POST' });
  await eventful.webhooks.waitFor(3);
  const names = receiver.received.map(({ body }) => `${body.webhook_type}.${body.webhook_code}`);
  expect(names.slice(0, 2).sort()).toEqual(['CUSTOMERS.OBJECT_CREATED', 'LINK.link_deleted']);
  expect(names[2]).toMatch(/\.historical_update$/);
  expect(receiver.received.some(({ body }) => JSON.stringify(body).includes(id))).toBe(true);
});

test('what is chosen by name, and faults, come as without a memory', async () => {
  const unknown = '/api/links/12121212-1212-4212-8212-121212121212/';
  expect((await ask('GET', unknown)).status).toBe(404);
  expect((await ask('GET', unknown, undefined, { prefer: 'code=200, example=link_invalid' })).body.status).toBe(
    'invalid',
  );
  mock.faults.on('links_register', fault.answer(400, 'login_error'));
  expect((await ask('POST', '/api/links/', credentials)).status).toBe(400);
  expect((await ask('POST', '/api/links/', {})).body).toMatchObject([{ code: 'required' }, {}]);
});

test('a snapshot can be kept as JSON and given back', async () => {
  const link = await register({ external_id: 'kept-1' });
  const kept = JSON.parse(JSON.stringify(mock.state?.snapshot()));
  await ask('DELETE', `/api/links/${link.id}/`);
  await register();
  mock.state?.restore(kept);
  expect(mock.state?.snapshot()).toEqual(kept);
  expect((await ask('GET', `/api/links/${link.id}/`)).body).toEqual(link);
  expect(() => mock.state?.restore({ '/nowhere/': [] })).toThrow(/No collection has the path "\/nowhere\/"/);
  expect(() => mock.state?.put('/api/links/', { status: 'valid' })).toThrow(/each with an "id"/);
  expect(mock.state?.snapshot()).toEqual(kept);
});

test('what lies below a thing is there with it, and gone with it', async () => {
  const intents = '/payments/br/payment-intents/';
  const { results } = (await ask('GET', intents)).body;
  const below = `${intents}${results[0]?.id}/charges/`;
  const charges = (await ask('GET', below)).body;
  expect(charges.count).toBeGreaterThan(0);
  expect((await ask('GET', `${below}${charges.results[0]?.id}/`)).body.id).toBe(charges.results[0]?.id);
  expect((await ask('GET', `${intents}12121212-1212-4212-8212-121212121212/charges/`)).status).toBe(404);
  const { body: created } = await ask('POST', intents, examplesOf('paymentIntents_create')[0], {
    'Belvo-Idempotency-Key': '12121212-1212-4212-8212-121212121212',
  });
  expect((await ask('GET', `${intents}${created.id}/charges/`)).body.count).toBe(0);
});

test('seed data comes from an object or a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'belvo-mock-'));
  try {
    const id = '12121212-1212-4212-8212-121212121212';
    const file = join(folder, 'seeds.json');
    await writeFile(file, JSON.stringify({ '/api/links/': [{ id, status: 'valid', institution: 'mine' }] }));
    await using seeded = await startMock({ seedData: file });
    expect(await (await call(`${seeded.url}/api/links/${id}/`)).json()).toEqual({
      id,
      status: 'valid',
      institution: 'mine',
    });
    await expect(startMock({ seedData: join(folder, 'none.json') })).rejects.toThrow(
      /seed data in .*none\.json cannot be used/,
    );
    await expect(startMock({ seedData: { '/api/links': [] } as never })).rejects.toThrow(/No collection has the path/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('nothing of it is the name of a resource: another document works as well', async () => {
  const things = structuredClone(document) as never as { paths: Record<string, Record<string, unknown>> };
  const schema = {
    type: 'object',
    required: ['id', 'name'],
    properties: { id: { type: 'string' }, name: { type: 'string' } },
  };
  const content = (name: string) => ({
    'application/json': { schema, examples: { one: { value: { id: 'a1b2', name } } } },
  });
  const ok = (name: string) => ({ description: 'A thing.', content: content(name) });
  things.paths['/boxes/'] = {
    post: {
      operationId: 'boxes_make',
      requestBody: { required: true, content: content('x') },
      responses: { 201: ok('made') },
    },
    get: {
      operationId: 'boxes_list',
      responses: {
        200: {
          description: 'All.',
          content: {
            'application/json': { schema: { type: 'array', items: schema }, examples: { all: { value: [] } } },
          },
        },
      },
    },
  };
  things.paths['/boxes/{id}/'] = { get: { operationId: 'boxes_get', responses: { 200: ok('seed') } } };
  await using small = await startMock({ spec: things as never, state: true });
  const made = (await (
    await call(`${small.url}/boxes/`, { method: 'POST', json: { id: 'mine', name: 'mine' } })
  ).json()) as Body;
  expect(made).toEqual({ id: expect.stringMatching(/^[0-9a-f]{4}$/), name: 'mine' });
  expect(await (await call(`${small.url}/boxes/`)).json()).toEqual([{ id: 'a1b2', name: 'seed' }, made]);
  expect((await call(`${small.url}/boxes/ffff0/`)).status).toBe(404);
});

test('one of a collection has a name', () =>
  checkRows(
    [
      ['/api/links/', 'link'],
      ['/payments/br/bank-accounts/', 'bank_account'],
      ['/api/recurring-expenses/', 'recurring_expense'],
      ['/a/companies/', 'company'],
      ['/a/addresses/', 'address'],
      ['/api/tax-status/', 'tax_status'],
    ],
    ([path, name]) => `one of ${path} is a ${name}`,
    ([path, name]) => {
      expect(singular(path)).toBe(name);
    },
  ));

const bundle = loadBundle();
const { listOperations } = await import('@belvo-openapi/spec');
const operations = listOperations(bundle);
function examplesOf(operationId: string): readonly unknown[] {
  const operation = operations.find((one) => one.operationId === operationId);
  return operation?.requestBody?.content[0]?.examples.map(({ value }) => value) ?? [];
}

test('every operation with a body answers its examples with what its schema allows', () =>
  checkRows(
    operations.filter(({ requestBody }) => requestBody !== undefined),
    ({ operationId }) => operationId,
    async ({ operationId, method, path, parameters, responses }) => {
      await mock.reset();
      const headers = Object.fromEntries(
        parameters
          .filter(({ in: place, required }) => place === 'header' && required)
          .map(({ name, example }) => [name, String(example)]),
      );
      for (const json of examplesOf(operationId)) {
        const { status, body } = await ask(method.toUpperCase(), path.replace(/\{[^}]+\}/g, linkId), json, headers);
        expect(status, JSON.stringify(body)).toBeLessThan(500);
        const schema = responses.find((response) => response.status === String(status))?.schema;
        expect(schema && checkOf(bundle, schema)(body), `${operationId} ${status}`).toEqual(schema && []);
      }
    },
  ));
