import { describe, expect, test } from 'vitest';
import { item } from '../support/collections.ts';
import { convert, findings, resolved } from '../support/convert.ts';

const FIELDS = [
  { key: 'photo', type: 'file', src: '/Users/ana/cat.jpg', contentType: 'image/jpeg', description: 'Of the pet.' },
  { key: 'pages[]', type: 'file', src: ['a.pdf', 'b.pdf', 'c.pdf'] },
  { key: 'tags', type: 'text', value: '["x", "y"]', contentType: 'application/json' },
  { key: 'owner', type: 'text', value: '{"name": "Ana"}', description: '(required) Who owns it' },
  { key: 'size', type: 'text', value: '3', description: 'One of: 1, 2, 3. Default 2' },
  { key: 'draft', type: 'text', value: 'true', disabled: true },
];

const upload = item({ method: 'POST', url: 'https://x/pets', body: { mode: 'formdata', formdata: FIELDS } });

describe('the fields of a form', () => {
  const document = convert([upload]);
  const media = document.paths['/pets'].post.requestBody.content['multipart/form-data'];
  const schema = resolved(document, media.schema);

  test('keep their descriptions and what these say', () => {
    expect(schema.required).toEqual(['owner']);
    expect(schema.properties.photo).toEqual({ description: 'Of the pet.', type: 'string', format: 'binary' });
    expect(schema.properties.owner.description).toBe('Who owns it');
    expect(schema.properties.size).toMatchObject({ type: 'integer', enum: [1, 2, 3], default: 2 });
  });

  test('of several files are lists of files', () => {
    const files = { type: 'array', items: { type: 'string', format: 'binary' } };
    expect(schema.properties['pages[]']).toEqual(files);
    const formdata = ['a.jpg', ['b.jpg', 'c.jpg'], 'd.jpg'].map((src) => ({ key: 'shots', type: 'file', src }));
    for (const fields of [formdata, formdata.slice(1)]) {
      const sent = convert([
        item({ method: 'POST', url: 'https://x/up', body: { mode: 'formdata', formdata: fields } }),
      ]);
      const { content } = sent.paths['/up'].post.requestBody;
      expect(resolved(sent, content['multipart/form-data'].schema).properties.shots).toEqual(files);
    }
  });

  test('are text where a variable without a value stands', () => {
    const urlencoded = [
      { key: 'currency', value: '{{currency}}' },
      { key: 'amount', value: '{{amount}}' },
    ];
    const pay = (fields: unknown) =>
      item({ method: 'POST', url: 'https://x/pay', body: { mode: 'urlencoded', urlencoded: fields } });
    const paid = convert([pay(urlencoded), pay([{ key: 'amount', value: '12' }])]);
    const { content } = paid.paths['/pay'].post.requestBody;
    expect(resolved(paid, content['application/x-www-form-urlencoded'].schema).properties).toEqual({
      currency: { type: 'string' },
      amount: { type: 'integer' },
    });
  });

  test('keep their media types', () => {
    expect(media.encoding).toEqual({
      photo: { contentType: 'image/jpeg' },
      tags: { contentType: 'application/json' },
    });
  });

  test('make an example of what is sent: JSON as such, files by name alone, nothing that is switched off', () => {
    const [example] = Object.values(media.examples) as { value: unknown }[];
    expect(example?.value).toEqual({
      photo: 'cat.jpg',
      'pages[]': ['a.pdf', 'b.pdf', 'c.pdf'],
      tags: ['x', 'y'],
      owner: { name: 'Ana' },
      size: 3,
    });
    expect(schema.properties.draft).toEqual({ type: 'boolean' });
  });

  test('without notes give no empty finding', () => {
    const plain = item({
      method: 'POST',
      url: 'https://x/pets',
      body: { mode: 'urlencoded', urlencoded: [{ key: 'a', value: 'b', description: 'The a' }] },
    });
    expect(
      findings([plain])
        .map((finding) => finding.message)
        .join('\n'),
    ).not.toMatch(/required \./);
  });
});
