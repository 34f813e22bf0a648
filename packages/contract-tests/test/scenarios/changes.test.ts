import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { remedyOf } from '@belvo-openapi/spec-tools/changes';
import { expect, test } from 'vitest';
import { claimsOf, gapsOf } from '../../src/collection/claims.ts';
import { itemsOf } from '../../src/collection/postman.ts';
import { brokenOnPurpose } from '../../src/released/released.ts';
import { validatorOf } from '../../src/schema/validator.ts';
import { type Workshop, workshop } from './workshop.ts';

// Each of these is a maintainer's day: a change, what the checks say, and nothing done but that.

/** Sets the version that the verdict asks for, and expects that nothing is left to do. */
async function raiseAndFinish(shop: Workshop, version: string): Promise<void> {
  const verdict = await shop.diff();
  expect(verdict).toMatchObject({ from: '0.1.0', version: '0.1.0', asksFor: version, fits: false });
  shop.obey(remedyOf(verdict));
  expect(shop.read('openapi.yaml')).toContain(`version: ${version}`);
  expect(shop.read('CHANGELOG.md')).toContain(`## [${version}] - `);
  expect(await shop.lint()).toEqual([]);
  expect(await shop.objections()).toEqual([]);
  expect(await shop.diff()).toMatchObject({ version, fits: true });
}

test('an optional field', async () => {
  const shop = await workshop();
  const schema = 'resources/links/schemas/Link.yaml';
  shop.replace(schema, 'properties:\n', 'properties:\n  nickname:\n    type: string\n');
  expect(await shop.lint()).toEqual([
    `${schema}:4 Property "nickname" has no description. Say what it is, its unit or format, and who sets it.`,
    expect.stringMatching(/Add "examples" with one synthetic value\.$/),
  ]);
  const prose = '    description: Name that your application gives the link.\n    examples: [Payroll]\n';
  shop.replace(schema, '    type: string\n', `    type: string\n${prose}`);
  expect(await shop.lint()).toEqual([]);
  expect(await shop.objections()).toEqual(['/components/schemas/Link/properties/nickname']);
  shop.replace(
    'resources/links/examples/link_valid.yaml',
    '  status: valid\n',
    '  status: valid\n  nickname: Payroll\n',
  );
  expect(await shop.objections()).toEqual([]);
  await raiseAndFinish(shop, '0.1.1');
});

/** A path item of a resource `branches` and what belongs to it, as somebody writes it who has read the guide. */
const operation = (method: string, verb: string, extra = '') =>
  `${method}:\n  operationId: branches_${verb}\n  tags: [Branches]\n  summary: Branches, ${verb}\n` +
  `  description: |\n${'    Deals with branches, which cost nothing and may be read by all.\n'.repeat(3)}` +
  `  x-retry: ${method === 'get' ? 'safe' : 'unsent'}\n` +
  `  x-source: { documents: [guides-2026], confidence: low }\n${extra}  responses:\n` +
  "    '200': { $ref: ../responses/BranchFound.yaml }\n" +
  "    '401': { $ref: ../../../shared/responses/Unauthorized.yaml }\n" +
  "    '500': { $ref: ../../../shared/responses/UnexpectedFailure.yaml }\n";

test('a resource with three operations and an event', async () => {
  const shop = await workshop();
  const folder = 'resources/branches';
  const body =
    '  requestBody:\n    required: true\n    description: The branch.\n    content:\n      application/json:\n' +
    '        schema: { $ref: ../schemas/BranchRequest.yaml }\n' +
    '        examples: { branch_request: { $ref: ../examples/branch_request.yaml } }\n';
  shop.write(`${folder}/paths/branches.yaml`, operation('get', 'list') + operation('post', 'create', body));
  const id = 'parameters:\n  - $ref: ../../links/parameters/link-id.yaml#/LinkId\n';
  shop.write(`${folder}/paths/branch.yaml`, id + operation('get', 'get'));
  shop.write(
    `${folder}/responses/BranchFound.yaml`,
    'description: The branch.\ncontent:\n  application/json:\n    schema: { $ref: ../schemas/Branch.yaml }\n' +
      '    examples: { branch: { $ref: ../examples/branch.yaml } }\n',
  );
  const name = '  name:\n    type: string\n    minLength: 1\n    description: Its name.\n    examples: [Centro]\n';
  shop.write(`${folder}/schemas/Branch.yaml`, `type: object\ndescription: A branch.\nproperties:\n${name}`);
  shop.write(
    `${folder}/schemas/BranchRequest.yaml`,
    `type: object\ndescription: A new branch.\nadditionalProperties: false\nproperties:\n${name}`,
  );
  shop.write(`${folder}/examples/branch.yaml`, 'summary: A branch.\nvalue:\n  name: Centro\n');
  shop.write(`${folder}/examples/branch_request.yaml`, 'summary: A branch.\nvalue:\n  name: Centro\n');
  const prose = `description: ${'Something happened to a branch, '.repeat(3)}\n    ${'and you are told so here, '.repeat(3)}at once.`;
  const event = shop
    .read('webhooks/link-updated.yaml')
    .replaceAll('linkUpdated', 'branchOpened')
    .replace('description: Something happened to a link.', prose);
  shop.write('webhooks/branch-opened.yaml', event.replace('tags: [Links]', 'tags: [Branches]'));

  const unreached = await shop.lint();
  expect(unreached.map((each) => each.replace(/:0 .*in openapi\.yaml: /, ' '))).toEqual([
    expect.stringMatching(/^resources\/branches\/paths\/branch\.yaml "<path>: \{ \$ref: \S+ \}"\. Or delete it\.$/),
    expect.stringMatching(/^resources\/branches\/paths\/branches\.yaml "<path>: \{ \$ref: \S+ \}"\. Or delete it\.$/),
    expect.stringMatching(/^webhooks\/branch-opened\.yaml "<event>: \{ \$ref: \S+ \}"\. Or delete it\.$/),
  ]);
  const line = (at: number) => /"<\w+>: (?<ref>\{.*?\})"/.exec(unreached[at] ?? '')?.groups?.ref ?? '';
  const index = `  /api/branches/: ${line(1)}\n  /api/branches/{id}/: ${line(0)}\n`.replaceAll(
    './resources',
    'resources',
  );
  shop.replace('openapi.yaml', 'paths:\n', `paths:\n${index}`);
  shop.replace(
    'openapi.yaml',
    'webhooks:\n',
    `webhooks:\n  branch-opened: ${line(2)}\n`.replace('./webhooks', 'webhooks'),
  );

  const told = new Set((await shop.lint()).map((each) => each.replace(/^\S+ /, '')));
  expect([...told]).toEqual([expect.stringContaining('Add the tag to "tags" in openapi.yaml')]);
  shop.replace('openapi.yaml', 'tags:\n', 'tags:\n  - name: Branches\n    description: Places.\n');
  expect(await shop.lint()).toEqual([]);
  expect(await shop.objections()).toEqual([]);
  await raiseAndFinish(shop, '0.1.1');
});

test('an operation that is renamed: breaking, and meant', async () => {
  const shop = await workshop();
  shop.replace('resources/links/paths/links.yaml', 'links_register', 'links_connect');
  const [told, ...more] = await shop.lint();
  expect(more).toEqual([]);
  expect(told).toMatch(/^workflows\/register\.arazzo\.yaml:\d+ No operation is called "links_register"/);
  shop.replace('workflows/register.arazzo.yaml', 'operationId: links_register', 'operationId: links_connect');
  expect(await shop.lint()).toEqual([]);
  const verdict = await shop.diff();
  expect(verdict.changes).toMatchObject([{ weight: 'major', rule: 'operation-renamed' }]);
  expect(brokenOnPurpose(verdict)).toEqual(new Set());
  await raiseAndFinish(shop, '0.2.0');
  // Old calls of what was renamed are given up, and of nothing else.
  expect(brokenOnPurpose(await shop.diff())).toEqual(new Set(['links_register', 'links_connect']));

  const file = await shop.baseline();
  expect(file).toMatch(/0\.2\.0\.json\.br$/);
  expect(readdirSync(dirname(file)).toSorted()).toEqual(['0.1.0.json.br', '0.2.0.json.br']);
  const bytes = readFileSync(file);
  expect(await shop.baseline()).toBe(file);
  shop.replace('resources/links/paths/links.yaml', 'links_connect', 'links_join');
  shop.replace('workflows/register.arazzo.yaml', 'operationId: links_connect', 'operationId: links_join');
  await expect(shop.baseline()).rejects.toThrow('0.2.0 is released, and its baseline never changes.');
  expect(readFileSync(file)).toEqual(bytes);
});

test('an error code that is retired', async () => {
  const shop = await workshop();
  const codes = shop.read('shared/errors/codes.yaml');
  shop.write('shared/errors/codes.yaml', codes.slice(0, codes.indexOf('expired:')));
  expect(await shop.lint()).toEqual([
    'shared/schemas/BadRequestCode.yaml:4 x-error-codes does not say what "expired" means. Add it to ' +
      'shared/errors/codes.yaml with statuses, retry and remedy, or remove it here.',
  ]);
  shop.replace('shared/schemas/BadRequestCode.yaml', '[refused, expired]', '[refused]');
  expect(await shop.lint()).toEqual([]);
  expect(await shop.objections()).toEqual([expect.stringMatching(/^\w+ 400 expired: expired$/)]);
  shop.replace('shared/responses/BadRequest.yaml', '      expired:\n        $ref: ../examples/expired.yaml\n', '');
  expect(await shop.lint()).toEqual([expect.stringMatching(/^shared\/examples\/expired\.yaml:0 .*Or delete it\.$/)]);
  shop.remove('shared/examples/expired.yaml');
  const { changes } = await shop.diff();
  expect(changes.map(({ weight, rule }) => `${weight} ${rule}`)).toContain('major error-code-removed');
  await raiseAndFinish(shop, '0.2.0');
});

test('a second item of the collection', async () => {
  const shop = await workshop();
  const [item] = itemsOf({
    item: [
      {
        name: 'Register',
        request: {
          method: 'POST',
          url: '{{baseUrl}}/api/links/',
          body: { mode: 'raw', raw: '{ "password": "not-a-real-password", "username": "ana" }' },
        },
        response: [
          { name: 'Created', code: 201, body: '{ "id": "<string>", "status": "<string>", "balance": "<number>" }' },
          { name: 'Refused', code: 400, body: '[{ "code": "<string>", "message": "<string>" }]' },
        ],
      },
    ],
  });
  if (!item) {
    throw new Error('the collection has no item');
  }
  const show = async () => {
    const contract = await shop.contract();
    const filling = { contract, validator: validatorOf(contract.document), baseUrl: 'http://mock.invalid' };
    return { claims: claimsOf(filling, item).map(({ name }) => name), gaps: gapsOf(filling, item) };
  };
  // What the specification does not have (the username, the balance) is told by the comparison with the collection.
  expect(await show()).toEqual({
    claims: [expect.stringMatching(/^is refused as the specification has it: .*additional properties/)],
    gaps: [],
  });
  shop.replace(
    'resources/links/schemas/LinkRegisterRequest.yaml',
    '  mode:\n',
    '  username:\n    type: string\n    minLength: 1\n    x-sensitive: credential\n' +
      '    description: User name of the end user.\n    examples: [not-a-real-username]\n  mode:\n',
  );
  shop.replace('resources/links/examples/register_bank.yaml', '  mode:', '  username: not-a-real-username\n  mode:');
  expect(await show()).toEqual({ claims: ['is accepted as Postman sends it'], gaps: [] });
  await raiseAndFinish(shop, '0.1.1');
});
