import { describe, expect, test } from 'vitest';
import { item, json, response } from '../support/collections.ts';
import { bodySchema, convert, findings, type Plain, requestSchema } from '../support/convert.ts';

const tested = (script: string, sketch = {}): Record<string, unknown> => ({
  ...item({ method: 'POST', url: 'https://x/orders', body: json({ amount: 1 }), ...sketch }),
  event: [{ listen: 'test', script: { exec: script.split('\n') } }],
});

describe('responses that tests expect', () => {
  test('have the status, the types and the required keys', () => {
    const script = `pm.response.to.have.status(201);
      const order = pm.response.json();
      pm.expect(order.id).to.be.a('string');
      pm.expect(order.lines[0].price).to.be.a('number');
      pm.response.to.have.header('Location');`;
    const document = convert([tested(script)]);
    const { responses } = document.paths['/orders'].post;
    expect(Object.keys(responses)).toEqual(['201']);
    expect(responses['201']).toMatchObject({
      description: 'Created',
      headers: { Location: { schema: { type: 'string' } } },
    });
    const schema = bodySchema(document, '/orders', 'post', '201');
    expect(schema.required).toEqual(['id', 'lines']);
    expect(schema.properties.id).toEqual({ type: 'string' });
    expect(document.components.schemas.Line).toEqual({
      type: 'object',
      required: ['price'],
      properties: { price: { type: 'number' } },
    });
    expect(responses['201'].content['application/json'].examples).toBeUndefined();
  });

  test('come from a schema too', () => {
    const script = `pm.response.to.have.status(200);
      pm.response.to.have.jsonSchema({ type: 'array', items: { type: 'object', required: ['at'],
        properties: { at: { type: 'string', format: 'date-time' }, note: { type: ['string', 'null'] } } } });`;
    const document = convert([tested(script)]);
    const [schema] = Object.values(document.components.schemas).filter((own) => JSON.stringify(own).includes('note'));
    expect(schema).toEqual({
      type: 'object',
      required: ['at'],
      properties: { at: { type: 'string', format: 'date-time' }, note: { type: ['string', 'null'] } },
    });
  });

  test('know of what a text is one, unless a saved response shows more', () => {
    const script = `pm.response.to.have.status(200);
      const order = pm.response.json();
      pm.expect(order.state).to.be.oneOf(['open', 'paid']);
      pm.expect(order.buyer.mail).to.include('@');
      pm.response.to.have.jsonSchema({ properties: { kind: { type: 'string', enum: ['gift', 'sale'] } } });`;
    const { properties, required } = bodySchema(convert([tested(script)]), '/orders', 'post', '200');
    expect(properties.state).toEqual({ type: 'string', enum: ['open', 'paid'] });
    expect(properties.kind).toEqual({ type: 'string', enum: ['gift', 'sale'] });
    expect(required).toEqual(['state', 'buyer']);
    const saved = [response(200, { state: 'lost' })];
    const shown = bodySchema(convert([tested(script, { responses: saved })]), '/orders', 'post', '200');
    expect(shown.properties.state).toEqual({ type: 'string' });
  });

  test('do not make one of small objects that are called differently', () => {
    const script = `const pet = pm.response.json();
      pm.expect(pet.kind.id).to.be.a('number');
      pm.expect(pet.kind.name).to.be.a('string');
      pm.expect(pet.colours[0].id).to.be.a('number');
      pm.expect(pet.colours[0].name).to.be.a('string');`;
    const body = json({ title: 'a', kind: { id: 1, name: 'cat' }, colours: [{ id: 2, name: 'red' }], size: 'M' });
    const document = convert([tested(script, { url: 'https://x/pets', body })]);
    const { properties } = requestSchema(document, '/pets', 'post');
    expect(properties.kind.$ref).not.toBe(properties.colours.items.$ref);
  });

  test('complete saved ones, whose types stay', () => {
    const script = 'pm.response.to.have.status(200); pm.expect(pm.response.json()).to.have.property("id");';
    const saved = [response(200, { id: 1, name: 'x', at: null })];
    const schema = bodySchema(convert([tested(script, { responses: saved })]), '/orders', 'post', '200');
    expect(schema.required).toEqual(['id']);
    expect(Object.keys(schema.properties)).toEqual(['id', 'name', 'at']);
  });

  test('of several that the test is content with, the one that is usual; of a body alone, a success', () => {
    const choice = 'pm.expect(pm.response.code).to.be.oneOf([200, 201, 204]);';
    const body = 'pm.expect(pm.response.json().id).to.be.a("string");';
    const rows: [string, string, string, string][] = [
      ['POST', 'orders', choice, '201'],
      ['POST', 'orders/1/transfer', choice, '200'],
      ['DELETE', 'orders', choice, '204'],
      ['PUT', 'orders', choice, '200'],
      ['GET', 'orders', body, '200'],
      ['POST', 'orders', body, 'default'],
      ['DELETE', 'orders', body, '200'],
    ];
    const got = rows.map(([method, path, script]) => {
      const [operations] = Object.values<Plain>(convert([tested(script, { method, url: `https://x/${path}` })]).paths);
      return [method, path, script, Object.keys(operations[method.toLowerCase()].responses).join()];
    });
    expect(got).toEqual(rows);
  });

  test('are inherited from folders and the collection, where the request has none of its own and no success', () => {
    const event = (script: string): unknown => [{ listen: 'test', script: { exec: [script] } }];
    const folder = {
      name: 'Orders',
      variable: [{ key: 'host', value: 'https://orders.example.com' }],
      event: event('const json = pm.response.json(); pm.expect(json.data).to.be.an("array");'),
      item: [
        tested('pm.response.to.have.status(202);', { url: '{{host}}/orders' }),
        item({ url: '{{host}}/orders' }),
        item({ url: '{{host}}/saved', responses: [response(206, { data: [] })] }),
        item({ url: '{{host}}/bad', name: 'Bad, invalid token' }),
      ],
    };
    const all = event(
      'pm.response.to.have.status(200); const json = pm.response.json(); pm.expect(json.ok).to.be.true;',
    );
    const { paths, servers, components } = convert([folder, item({ url: 'https://orders.example.com/free' })], {
      event: all,
    });
    const statuses = Object.entries<Record<string, { responses: object }>>(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { responses }]) => `${method} ${path} ${Object.keys(responses)}`),
    );
    expect(statuses).toEqual([
      'post /orders 202',
      'get /orders 200',
      'get /saved 206',
      'get /bad default',
      'get /free 200',
    ]);
    expect(servers).toEqual([{ url: 'https://orders.example.com' }]);
    expect(Object.values(components.schemas)).toContainEqual(expect.objectContaining({ required: ['data', 'ok'] }));
  });

  test('leave a number whole where something else shows that it is', () => {
    const script = 'pm.response.to.have.status(200); pm.expect(pm.response.json().amount).to.be.a("number");';
    expect(bodySchema(convert([tested(script)]), '/orders', 'post', '200').properties.amount).toEqual({
      type: 'integer',
    });
    const alone = 'pm.response.to.have.status(200); pm.expect(pm.response.json().share).to.be.a("number");';
    expect(bodySchema(convert([tested(alone)]), '/orders', 'post', '200').properties.share).toEqual({ type: 'number' });
  });

  test('do not make a request send what an answer always has', () => {
    const script = `pm.response.to.have.status(200);
      pm.response.to.have.jsonSchema({ type: 'object', required: ['note', 'amount'],
        properties: { note: { type: 'string' }, amount: { type: 'number' } } });`;
    const document = convert([tested(script, { body: json({ note: 'x', amount: 1 }) })]);
    expect(requestSchema(document, '/orders', 'post').required).toBeUndefined();
  });

  test('have the media type the request asks for', () => {
    const header = [{ key: 'Accept', value: 'application/vnd.orders+json' }];
    const script = 'pm.response.to.have.status(200); pm.expect(pm.response.json().id).to.be.a("string");';
    const { responses } = convert([tested(script, { header })]).paths['/orders'].post;
    expect(Object.keys(responses['200'].content)).toEqual(['application/vnd.orders+json']);
  });

  test('are no 401 or 403 where the operation states its auth and has other answers', () => {
    const auth = { type: 'bearer', bearer: [] };
    const ok = tested('pm.response.to.have.status(200);', { name: 'Order', auth });
    const refused = tested('pm.response.to.have.status(401);', { name: 'Order, no token', auth: { type: 'noauth' } });
    expect(Object.keys(convert([ok, refused]).paths['/orders'].post.responses)).toEqual(['200']);
    expect(Object.keys(convert([refused]).paths['/orders'].post.responses)).toEqual(['401']);
  });

  test('leave a format that the request shows', () => {
    const script = `pm.response.to.have.status(200);
      pm.response.to.have.jsonSchema({ type: 'object', properties: { note: { type: 'string' }, at: { type: 'string' } } });`;
    const document = convert([tested(script, { body: json({ note: 'x', at: '2024-01-31' }) })]);
    expect(requestSchema(document, '/orders', 'post').properties.at).toEqual({ type: 'string', format: 'date' });
  });

  test('leave out a key that tools would take for a reference', () => {
    const saved = [response(200, { paths: { $ref: 'x', name: 'a' } })];
    expect(JSON.stringify(convert([item({ responses: saved })]).components)).not.toContain('"$ref":{');
  });

  test('are noted as such', () => {
    const codes = findings([tested('pm.response.to.have.status(404);')]).map((finding) => finding.code);
    expect(codes).toContain('status-from-test');
    expect(codes).not.toContain('no-response');
  });

  test('make a refused request no evidence', () => {
    const good = tested('pm.response.to.have.status(201);');
    const bad = tested('pm.response.to.have.status(400);', { name: 'Bad', body: json({ amount: 'x' }) });
    const document = convert([good, bad]);
    expect(JSON.stringify(document.components.schemas)).toContain('"amount":{"type":"integer"}');
    expect(Object.keys(document.paths['/orders'].post.responses)).toEqual(['201', '400']);
  });
});
