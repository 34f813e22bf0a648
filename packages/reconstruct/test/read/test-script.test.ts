import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect, test } from 'vitest';
import { readTestScript } from '../../src/read/test-script.ts';

const statuses = (script: string): readonly string[] => readTestScript(script).statuses;

describe('statuses in test scripts', () => {
  testRows(
    'hold',
    [
      ["pm.test('x', function () { pm.response.to.have.status(204); });", ['204']],
      ["pm.test('x', () => pm.response.to.have.status('Created'));", ['201']],
      ['pm.expect(pm.response.code).to.equal(202);', ['202']],
      ['pm.expect(pm.response.code).to.be.oneOf([200, 201]);', ['200', '201']],
      ['pm.expect([200, 404]).to.include(pm.response.code);', ['200', '404']],
      ["pm.expect(pm.response).to.have.property('code', 409);", ['409']],
      ["pm.expect(pm.response.status).to.eql('Not Found');", ['404']],
      ['tests["ok"] = responseCode.code === 200 || responseCode.code === 201;', ['200', '201']],
      ['const code = pm.response.code;\npm.expect(code).to.eql(418)', ['418']],
      ['pm.response.to.be.ok; pm.response.to.be.notFound;', ['200', '404']],
      ['pm.response.to.be.success;', ['2XX']],
      ['pm.response.to.not.have.status(500);', []],
      ['// pm.response.to.have.status(500);\nconst s = "pm.response.to.have.status(501)";', []],
      ['if (pm.response.code === 204 && ready) { pm.environment.unset("id"); }', ['204']],
      ['if (pm.response.code == 200) { done(); }\npm.response.to.have.status(201);', ['201']],
      ['if (pm.response.code === 401) { postman.setNextRequest("Login"); }', []],
      ['this is no script {', []],
    ],
    (script, expected) => {
      expect(statuses(script)).toEqual(expected);
    },
  );
});

describe('the body in test scripts', () => {
  const script = `
    const json = pm.response.json();
    const { total, page } = json;
    const first = json.items[0];
    pm.test("types", function () {
      pm.expect(json.name).to.be.a('string').and.not.empty;
      pm.expect(json).to.have.property('id', 7);
      pm.expect(json).to.have.all.keys('id', 'name', 'items', 'meta');
      pm.expect(total).to.be.above(0);
      pm.expect(page).to.exist;
      pm.expect(first.sku).to.match(/^A/);
      pm.expect(json).to.have.nested.property('meta.next');
      pm.expect(json.active).to.be.true;
      json.items.forEach((item) => { pm.expect(item.price).to.be.a("number"); });
      pm.expect(json.error).to.be.undefined;
      pm.expect(json.legacy).to.not.exist;
      pm.expect(json.items.length).to.eql(3);
    });`;
  const body = readTestScript(script).body;

  test('has the types that are expected', () => {
    const types = (key: string): string[] => [...(body?.keys.get(key)?.types ?? [])];
    expect([types('name'), types('id'), types('total'), types('active')]).toEqual([
      ['string'],
      ['integer'],
      ['number'],
      ['boolean'],
    ]);
  });

  test('has the keys that are expected, in lists and objects too', () => {
    expect([...(body?.required ?? [])].sort()).toEqual(['active', 'id', 'items', 'meta', 'name', 'page', 'total']);
    expect([...(body?.keys.get('items')?.items?.keys.keys() ?? [])]).toEqual(['sku', 'price']);
    expect([...(body?.keys.get('meta')?.required ?? [])]).toEqual(['next']);
  });

  test('is read from older spellings', () => {
    const old = readTestScript(
      'var data = JSON.parse(responseBody); tests["n"] = data.count === 3; tests["t"] = typeof data.at === "string";',
    );
    expect([...(old.body?.keys.get('count')?.types ?? [])]).toEqual(['integer']);
    expect([...(old.body?.keys.get('at')?.types ?? [])]).toEqual(['string']);
    const has = readTestScript(
      'var d = JSON.parse(responseBody); tests["a"] = d.hasOwnProperty("id"); tests["b"] = "name" in d; tests["c"] = d.ok;',
    );
    expect([...(has.body?.required ?? [])]).toEqual(['id', 'name', 'ok']);
  });
});

testRows(
  'JSON Schemas:',
  [
    ['pm.response.to.have.jsonSchema(schema)'],
    ['pm.expect(tv4.validate(pm.response.json(), schema)).to.be.true'],
    ['const ajv = new Ajv(); pm.expect(ajv.validate(schema, pm.response.json())).to.be.true'],
  ],
  (check) => {
    const script = `const schema = { type: 'object', "required": ["id"], properties: { id: { type: "integer" } } };\n${check};`;
    expect(readTestScript(script).schema).toEqual({
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'integer' } },
    });
  },
);

test('headers', () => {
  expect(readTestScript("pm.response.to.have.header('X-Request-Id')").headers).toEqual(['X-Request-Id']);
});
