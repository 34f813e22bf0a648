import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fault } from '@belvo-openapi/mock';
import { beforeEach, expect, test } from 'vitest';
import { useBench } from '../../src/client/bench.ts';
import { respect } from '../../src/workflows/respect.ts';

const folder = fileURLToPath(new URL('../../../../spec/workflows/', import.meta.url));

/** Workflows of one run, which have inputs in common. */
interface Scene {
  readonly inputs: Readonly<Record<string, string>>;
  /** The operations whose first call is answered with a request for a second factor. */
  readonly askForToken: readonly string[];
  /** The workflows, each with the calls it must make, in order. */
  readonly workflows: Readonly<Record<string, readonly string[]>>;
}

/** How each workflow is run; one that is in no scene fails the suite. */
const scenes: Readonly<Record<string, Scene>> = {
  links: {
    inputs: {
      link: '11111111-1111-4111-8111-111111111111',
      institution: 'inss_br_employment',
      username: '00000000191',
      password: 'not-a-real-password',
      token: '000000',
      dateFrom: '2026-01-01',
      dateTo: '2026-01-31',
    },
    askForToken: ['links_update', 'links_register'],
    workflows: {
      'update-link.arazzo.yaml': ['links_update', 'links_resume', 'links_get'],
      'register-link.arazzo.yaml': ['links_register', 'links_resume', 'links_get'],
      'read-transactions.arazzo.yaml': [
        'accounts_retrieve',
        'transactions_retrieve',
        'transactions_list',
        'transactions_list',
      ],
      'retrieve-in-background.arazzo.yaml': ['transactions_retrieve', 'transactions_list'],
    },
  },
  payments: {
    inputs: {
      identifier: '00000000191',
      name: 'Ana Exemplo',
      institution: '12121212-1212-4212-8212-121212121212',
      beneficiary: '15151515-1515-4515-8515-151515151515',
      idempotencyKey: 'abababab-abab-4bab-8bab-abababababab',
    },
    askForToken: [],
    workflows: {
      'pay-with-pix.arazzo.yaml': [
        'customers_create',
        'paymentIntents_create',
        'paymentIntents_get',
        'paymentIntents_listCharges',
      ],
    },
  },
};

const bench = useBench();
beforeEach(() => bench().mock.reset());

const keys = { secretId: 'not-a-real-secret-id', secretPassword: 'not-a-real-secret-password' };
const run = (names: readonly string[], inputs: Scene['inputs'] = {}) =>
  respect(
    names.map((name) => folder + name),
    bench().mock.url,
    { ...keys, ...inputs },
  );

test('each workflow has a scene', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.arazzo.yaml'));
  expect(files.sort()).toEqual(
    Object.values(scenes)
      .flatMap(({ workflows }) => Object.keys(workflows))
      .sort(),
  );
});

test.each(Object.entries(scenes))('workflows of %s run green against the mock', async (_name, scene) => {
  const { mock } = bench();
  for (const operationId of scene.askForToken) {
    mock.faults.on(operationId, fault.answer(428, 'token_required'));
  }
  const { exitCode, report } = await run(Object.keys(scene.workflows), scene.inputs);
  expect(exitCode, report).toBe(0);
  expect(mock.journal.entries.map((entry) => entry.operation?.operationId)).toEqual(
    Object.values(scene.workflows).flat(),
  );
});

test('an answer that is not expected fails the run', async () => {
  bench().mock.faults.on('links_get', fault.status(503));
  const { exitCode } = await run(['update-link.arazzo.yaml'], scenes.links?.inputs);
  expect(exitCode).not.toBe(0);
});
