import { describe, expect, test } from 'vitest';
import { item, json, response } from '../support/collections.ts';
import { bodySchema, convert, findings, requestSchema } from '../support/convert.ts';

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

  test('complete saved ones, whose types stay', () => {
    const script = 'pm.response.to.have.status(200); pm.expect(pm.response.json()).to.have.property("id");';
    const saved = [response(200, { id: 1, name: 'x', at: null })];
    const schema = bodySchema(convert([tested(script, { responses: saved })]), '/orders', 'post', '200');
    expect(schema.required).toEqual(['id']);
    expect(Object.keys(schema.properties)).toEqual(['id', 'name', 'at']);
  });

  test.each([
    ['POST', ['201']],
    ['DELETE', ['204']],
    ['PUT', ['200']],
  ])('of several that the test is content with, the one that fits %s', (method, statuses) => {
    const document = convert([tested('pm.expect(pm.response.code).to.be.oneOf([200, 201, 204]);', { method })]);
    expect(Object.keys(document.paths['/orders'][method.toLowerCase()].responses)).toEqual(statuses);
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
