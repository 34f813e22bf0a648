import fc from 'fast-check';

/** Anything JSON can hold, with the values and keys that hurt most mixed in. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      null,
      '',
      0,
      -1.5,
      true,
      [],
      {},
      '{{x}}',
      ':id',
      '<uuid>',
      '<Error: Too many levels of nesting to fake this schema>',
      '{"a": [1, {"b": null}]}',
      '{ // comment\n "a": {{x}}, }',
      '\u0000\ud800',
      JSON.parse('{"__proto__": {"x": 1}, "constructor": 2, "toString": "3"}') as unknown,
    ),
  },
);

const hostileText = fc.constantFrom(
  'users',
  ':id',
  '{{id}}',
  '{id}',
  '__proto__',
  'constructor',
  'toString',
  '',
  '..',
  '{',
  '}',
  '{{',
  ':',
  'a b',
  'é/ü?x#y',
  '{{version}}',
  'null',
  '200',
);
const text = fc.oneof(hostileText, fc.string({ maxLength: 8 }));

/** Mostly what it should be, now and then anything at all. */
function or<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 9, arbitrary: arbitrary as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: anything });
}

const record = (model: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
  fc.record(model, { requiredKeys: [] });

const field = or(
  record({ key: or(text), value: or(text), description: or(text), disabled: or(fc.boolean()), type: or(text) }),
);
const fields = or(fc.array(field, { maxLength: 3 }));
const url = or(
  fc.oneof(
    text.map((path) => `https://api.example.com/${path}?q=${path}`),
    record({
      raw: or(text),
      protocol: or(text),
      host: or(fc.oneof(text, fc.array(or(text), { maxLength: 2 }))),
      path: or(fc.array(or(text), { maxLength: 4 })),
      query: fields,
      variable: fields,
    }),
  ),
);
const bodyText = fc.oneof(
  anything.map((value) => JSON.stringify(value) ?? ''),
  text,
  fc.constantFrom(
    '{"id": "<uuid>", "__proto__": "<string>", "n": "<integer>"}',
    '[1, "a", {}]',
    '<a><b>1</b></a>',
    '"<string>"',
  ),
);
const body = or(
  record({
    mode: or(fc.constantFrom('raw', 'urlencoded', 'formdata', 'graphql', 'file', 'none')),
    raw: or(bodyText),
    urlencoded: fields,
    formdata: fields,
    graphql: or(record({ query: or(text), variables: or(bodyText) })),
    options: anything,
  }),
);
const auth = or(
  record({
    type: or(fc.constantFrom('basic', 'bearer', 'apikey', 'oauth2', 'digest', 'noauth', 'hawk', '__proto__')),
    apikey: fields,
    oauth2: fields,
    basic: or(record({ username: or(text) })),
  }),
);
const request = or(
  record({
    method: or(fc.constantFrom('GET', 'post', 'PUT', 'DELETE', 'PATCH', 'LINK', '')),
    url,
    header: fields,
    body,
    auth,
    description: or(text),
  }),
);
const response = or(
  record({
    name: or(text),
    code: or(fc.constantFrom(200, 201, 404, 500, 0, 999, '200', null)),
    status: or(text),
    header: fields,
    body: or(bodyText),
    originalRequest: request,
  }),
);

const item: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  item: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    or(record({ name: or(text), request, response: or(fc.array(response, { maxLength: 3 })), event: anything })),
    or(record({ name: or(text), item: or(fc.array(tie('item'), { maxLength: 3 })), auth, description: anything })),
  ),
})).item;

/** A collection in which anything can be wrong. */
export const hostileCollection: fc.Arbitrary<unknown> = record({
  info: or(record({ name: or(text), description: or(text), version: or(text) })),
  item: or(fc.array(item, { maxLength: 4 })),
  auth,
  variable: fields,
  event: anything,
});
