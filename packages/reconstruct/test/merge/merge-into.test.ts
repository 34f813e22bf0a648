import { describe, expect, test } from 'vitest';
import { UnreadableSpecificationError } from '../../src/index.ts';
import { item, json, response } from '../support/collections.ts';
import { Sandbox, told } from '../support/merging.ts';

const order = { id: 1, total: 1.5 };
const getOrder = item({ name: 'Get order', url: 'https://x/orders/:id', responses: [response(200, order)] });
const deleteOrder = item({
  name: 'Delete order',
  method: 'DELETE',
  url: 'https://x/orders/:id',
  responses: [response(204, '')],
});
const createOrder = item({
  name: 'Create order',
  method: 'POST',
  url: 'https://x/orders',
  body: json({ total: 1.5 }),
  responses: [response(201, order)],
});

describe('a first merge', () => {
  test('writes a new specification with its record, and changes nothing the second time', async () => {
    const spec = new Sandbox();
    expect(spec.merge([getOrder, createOrder]).files).toContain('openapi.record.txt');
    expect(await spec.problems()).toEqual([]);
    const before = spec.texts();
    expect(spec.merge([getOrder, createOrder])).toMatchObject({ entries: [], files: [] });
    expect(spec.texts()).toEqual(before);
  });

  test('refuses a root document that is none', () => {
    const spec = new Sandbox();
    spec.write('openapi.yaml', '- not\n- a document\n');
    expect(() => spec.merge([getOrder])).toThrow(UnreadableSpecificationError);
  });

  test('into a specification nothing is known of adds what is missing and tells what differs', async () => {
    const spec = new Sandbox('api.yaml');
    spec.write(
      'api.yaml',
      [
        'openapi: 3.1.0',
        "info: {title: By hand, version: '1'}",
        'paths:',
        '  /orders/{orderId}: # reviewed',
        '    get:',
        '      operationId: readOrder',
        '      parameters:',
        '        - {name: orderId, in: path, required: true, schema: {type: integer}}',
        '      responses:',
        "        '200':",
        '          description: Ok.',
        '          content:',
        '            application/json:',
        '              schema: {type: object, properties: {id: {type: string}}}',
        '',
      ].join('\n'),
    );
    const report = spec.merge([getOrder, deleteOrder]);
    expect(told(report)).toEqual([
      'applied GET /orders/{orderId}: response 200 body total',
      'open GET /orders/{orderId}: response 200 body id type',
      'applied DELETE /orders/{id}: request',
    ]);
    expect(spec.read('api.yaml')).toContain('/orders/{orderId}: # reviewed');
    expect(await spec.problems()).toEqual([]);
    expect(told(spec.merge([getOrder, deleteOrder]))).toEqual([
      'conflict GET /orders/{orderId}: response 200 body id type',
    ]);
  });
});

describe('identity by shape and place', () => {
  const wrapped = (name: string, url: string, fields: object) =>
    item({
      name,
      method: 'POST',
      url,
      body: json({ request: fields }),
      responses: [response(200, { [`${name}Id`]: 1 })],
    });
  const client = wrapped('client', 'https://x/clients', { clientName: 'x', redirectUris: ['https://x.example'] });
  const otp = wrapped('otp', 'https://x/otp', { phone: '+1', channel: 'sms' });

  test('a name of another shape is not taken for the same schema', async () => {
    const spec = new Sandbox();
    spec.merge([client]);
    spec.merge([otp, client]);
    const files = Object.keys(spec.texts()).filter(
      (name) => spec.read(name).includes('phone:') && name.includes('schemas'),
    );
    expect(files).toEqual([expect.stringContaining('resources/otp/schemas/')]);
    expect(spec.read('resources/clients/schemas/ClientRequest.yaml')).not.toContain('phone');
    expect(await spec.problems()).toEqual([]);
  });

  test('a taken name is told with the name given instead', async () => {
    const spec = new Sandbox('openapi.yaml');
    spec.merge([getOrder]);
    spec.edit('openapi.yaml', /schemas:\n/, 'schemas:\n    Invoice:\n      type: string\n');
    const invoice = item({
      name: 'Get invoice',
      url: 'https://x/invoices/:id',
      responses: [response(200, { sum: 1 })],
    });
    expect(spec.merge([getOrder, invoice]).notes).toEqual([
      'schema Invoice is called Invoice2 here: the name is taken by another.',
    ]);
    expect(spec.data('openapi.yaml').components.schemas).toMatchObject({
      Invoice: { type: 'string' },
      Invoice2: { type: 'object' },
    });
    expect(await spec.problems()).toEqual([]);
  });

  test('a shared parameter does not take the file of another of nearly the same name', async () => {
    const spec = new Sandbox();
    const header = (key: string) => [{ key, value: 'x' }];
    const call = (name: string, key: string) =>
      item({ name, url: `https://x/${name}`, header: header(key), responses: [response(200, { ok: true })] });
    spec.merge([call('a', 'retryKey'), call('b', 'retryKey')]);
    spec.merge([call('a', 'Retry-Key'), call('b', 'Retry-Key')]);
    const texts = Object.entries(spec.texts()).filter(([file]) => file.startsWith('shared/parameters/'));
    expect(texts.map(([, text]) => /name: (.*)/.exec(text)?.[1]).sort()).toEqual(['Retry-Key', 'retryKey']);
    expect(await spec.problems()).toEqual([]);
  });

  test('a renamed path parameter is the same path, and new paths below it use the name that is there', async () => {
    const spec = new Sandbox();
    spec.merge([getOrder, deleteOrder]);
    const renamed = item({ name: 'Get order', url: 'https://x/orders/:orderId', responses: [response(200, order)] });
    const cancel = item({
      name: 'Cancel order',
      method: 'POST',
      url: 'https://x/orders/:orderId/cancel',
      responses: [response(200, order)],
    });
    const report = spec.merge([renamed, cancel]);
    expect(Object.keys(spec.data('openapi.yaml').paths)).toEqual(['/orders/{id}', '/orders/{id}/cancel']);
    expect(told(report, 'gone')).toEqual(['gone DELETE /orders/{id}: request']);
    expect(report.notes).toEqual([
      'POST /orders/{orderId}/cancel is written as /orders/{id}/cancel: so its parameters are called here.',
    ]);
    expect(spec.data('resources/orders/paths/order.yaml').delete).toBeDefined();
    expect(await spec.problems()).toEqual([]);
  });

  test('a schema renamed by hand is found where it is used', async () => {
    const spec = new Sandbox();
    spec.merge([getOrder]);
    spec.write('resources/orders/schemas/Purchase.yaml', spec.read('resources/orders/schemas/Order.yaml'));
    spec.delete('resources/orders/schemas/Order.yaml');
    spec.edit('resources/orders/paths/order.yaml', 'Order.yaml', 'Purchase.yaml');
    const more = { ...order, currency: 'EUR' };
    const create = item({
      name: 'Create order',
      method: 'POST',
      url: 'https://x/orders',
      responses: [response(201, more)],
    });
    spec.merge([item({ name: 'Get order', url: 'https://x/orders/:id', responses: [response(200, more)] }), create]);
    expect(spec.has('resources/orders/schemas/Order.yaml')).toBe(false);
    expect(spec.read('resources/orders/paths/orders.yaml')).toContain('Purchase.yaml');
    expect(spec.data('resources/orders/schemas/Purchase.yaml').properties.currency).toEqual({ type: 'string' });
    expect(await spec.problems()).toEqual([]);
  });

  test('a path item moved to another file is followed', async () => {
    const spec = new Sandbox();
    spec.merge([getOrder]);
    spec.write('moved.yaml', spec.read('resources/orders/paths/order.yaml').replaceAll("'../", "'resources/orders/"));
    spec.delete('resources/orders/paths/order.yaml');
    spec.edit('openapi.yaml', 'resources/orders/paths/order.yaml', 'moved.yaml');
    spec.merge([getOrder, deleteOrder]);
    expect(spec.data('moved.yaml').delete.operationId).toBe('deleteOrder');
    expect(spec.has('resources/orders/paths/order.yaml')).toBe(false);
    expect(await spec.problems()).toEqual([]);
  });

  test('an operation keeps the id it was given, by the tool or by hand', () => {
    const spec = new Sandbox();
    spec.merge([getOrder]);
    spec.edit('resources/orders/paths/order.yaml', 'operationId: getOrder', 'operationId: orders_get');
    const renamed = item({ name: 'Fetch one order', url: 'https://x/orders/:id', responses: [response(200, order)] });
    const other = item({ name: 'Get order', url: 'https://x/orders/:id/copy', responses: [response(200, order)] });
    expect(told(spec.merge([renamed, other]))).toContain('applied GET /orders/{id}: request summary');
    expect(spec.read('resources/orders/paths/order.yaml')).toContain('operationId: orders_get');
    expect(spec.read('openapi.record.txt')).toContain('/orders/{id} get operationId = "getOrder"');
  });

  test('an operation whose path was changed by hand is recognized by its id', () => {
    const spec = new Sandbox();
    spec.merge([getOrder]);
    spec.edit('openapi.yaml', "'/orders/{id}'", "'/v2/orders/{id}'");
    expect(told(spec.merge([getOrder]))).toEqual([]);
    expect(Object.keys(spec.data('openapi.yaml').paths)).toEqual(['/v2/orders/{id}']);
  });
});

describe('security, tags and components', () => {
  const auth = { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}' }] };
  const ping = item({ name: 'Ping', url: 'https://x/ping', responses: [response(200, { up: true })] });

  test('an added operation brings its scheme and its tag', async () => {
    const spec = new Sandbox();
    spec.merge([getOrder]);
    const secrets = item({
      name: 'List secrets',
      url: 'https://x/secrets',
      auth,
      responses: [response(200, { n: 1 })],
    });
    spec.merge([getOrder, secrets, { name: 'Ops', description: 'Operations.', item: [ping] }]);
    const root = spec.data('openapi.yaml');
    expect(root.components.securitySchemes).toEqual({ bearerAuth: { type: 'http', scheme: 'bearer' } });
    expect(root.tags).toEqual([{ name: 'Ops', description: 'Operations.' }]);
    expect(spec.data('resources/secrets/paths/secrets.yaml').get.security).toEqual([{ bearerAuth: [] }]);
    expect(await spec.problems()).toEqual([]);
  });

  test('new auth of the collection as a whole becomes that of the document', () => {
    const spec = new Sandbox();
    spec.merge([getOrder]);
    const report = spec.merge([getOrder, ping], { auth });
    expect(told(report)).toContain('applied document: auth');
    expect(spec.data('openapi.yaml').security).toEqual([{ bearerAuth: [] }]);
    expect(spec.data('openapi.yaml').components.securitySchemes.bearerAuth).toBeDefined();
  });

  test('new auth is not put on operations that only the specification has', () => {
    const spec = new Sandbox();
    spec.merge([getOrder, deleteOrder]);
    spec.edit('resources/orders/paths/order.yaml', 'delete:', 'put:');
    const report = spec.merge([getOrder, ping], { auth });
    expect(told(report)).toContain('open document: auth');
    expect(spec.data('openapi.yaml').security).toEqual([]);
    expect(spec.data('resources/ping/paths/ping.yaml').get.security).toEqual([{ bearerAuth: [] }]);
  });

  test('a scheme under another name is the same scheme', () => {
    const spec = new Sandbox();
    spec.merge([getOrder], { auth });
    spec.edit('openapi.yaml', /bearerAuth/g, 'tokenAuth');
    const own = item({ name: 'Ping', url: 'https://x/ping', auth, responses: [response(200, { up: true })] });
    spec.merge([getOrder, own], { auth });
    expect(Object.keys(spec.data('openapi.yaml').components.securitySchemes)).toEqual(['tokenAuth']);
  });
});
