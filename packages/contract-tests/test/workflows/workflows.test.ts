import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fault, type MockServer, startMock } from '@belvo-openapi/mock';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { respect } from '../../src/workflows/respect.ts';

const folder = fileURLToPath(new URL('../../../../spec/workflows/', import.meta.url));
const link = '11111111-1111-4111-8111-111111111111';
const period = { link, dateFrom: '2026-01-01', dateTo: '2026-01-31' };

interface Scene {
  readonly inputs: Readonly<Record<string, string>>;
  /** The operation whose first call is answered with a request for a second factor. */
  readonly asksForToken?: string;
  /** The calls it must make, in order. */
  readonly calls: readonly string[];
}

/** How each workflow is run; a workflow without an entry fails the suite. */
const scenes: Readonly<Record<string, Scene>> = {
  'update-link.arazzo.yaml': {
    inputs: { link, password: 'not-a-real-password', token: '000000' },
    asksForToken: 'links_update',
    calls: ['links_update', 'links_resume', 'links_get'],
  },
  'register-link.arazzo.yaml': {
    inputs: {
      institution: 'inss_br_employment',
      username: '00000000191',
      password: 'not-a-real-password',
      token: '000000',
    },
    asksForToken: 'links_register',
    calls: ['links_register', 'links_resume', 'links_get'],
  },
  'read-transactions.arazzo.yaml': {
    inputs: period,
    calls: ['accounts_retrieve', 'transactions_retrieve', 'transactions_list', 'transactions_list'],
  },
  'retrieve-in-background.arazzo.yaml': { inputs: period, calls: ['transactions_retrieve', 'transactions_list'] },
  'pay-with-pix.arazzo.yaml': {
    inputs: {
      identifier: '00000000191',
      name: 'Ana Exemplo',
      institution: '12121212-1212-4212-8212-121212121212',
      beneficiary: '15151515-1515-4515-8515-151515151515',
      idempotencyKey: 'abababab-abab-4bab-8bab-abababababab',
    },
    calls: ['customers_create', 'paymentIntents_create', 'paymentIntents_get', 'paymentIntents_listCharges'],
  },
};

let mock: MockServer;
beforeAll(async () => {
  mock = await startMock();
});
afterEach(() => mock.reset());
afterAll(() => mock.close());

const keys = { secretId: 'not-a-real-secret-id', secretPassword: 'not-a-real-secret-password' };

describe('workflows', () => {
  test('each one has a scene', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.arazzo.yaml'));
    expect(files.sort()).toEqual(Object.keys(scenes).sort());
  });

  test.each(Object.entries(scenes))('%s runs green against the mock', async (file, { inputs, asksForToken, calls }) => {
    if (asksForToken !== undefined) {
      mock.faults.on(asksForToken, fault.answer(428, 'token_required'));
    }
    const { exitCode, report } = await respect(folder + file, mock.url, { ...keys, ...inputs });
    expect(exitCode, report).toBe(0);
    expect(mock.journal.entries.map((entry) => entry.operation?.operationId)).toEqual(calls);
  });

  test('an answer that is not expected fails the run', async () => {
    mock.faults.on('links_get', fault.status(503));
    const { exitCode } = await respect(`${folder}update-link.arazzo.yaml`, mock.url, {
      ...keys,
      ...scenes['update-link.arazzo.yaml']?.inputs,
    });
    expect(exitCode).not.toBe(0);
  });
});
