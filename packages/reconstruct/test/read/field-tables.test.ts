import { expect, test } from 'vitest';
import { listedFields } from '../../src/read/field-tables.ts';

test('reads a table of fields, and another one of the response', () => {
  const { request, response } = listedFields(
    [
      '## Body',
      '| Field | Type | Required | Default | Description |',
      '|---|:-:|---|---|---|',
      '| `name` | string | yes | | The name. |',
      '| **size** | int | no | `10` | One of: 10, 20 |',
      '| address.city* | String | | - | City \\| town |',
      '',
      '### Response',
      '| Parámetro | Tipo | Descripción |',
      '| --- | --- | --- |',
      '| id | entero | El id |',
    ].join('\n'),
  );
  expect(request.get('name')).toMatchObject({ required: true, type: 'string', text: 'The name.' });
  expect(request.get('size')).toMatchObject({ required: false, type: 'integer', default: '10', choices: ['10', '20'] });
  expect(request.get('address.city')).toMatchObject({ required: true, text: 'City | town' });
  expect([...response]).toMatchObject([['id', { type: 'integer', text: 'El id' }]]);
});

test('reads lists of fields', () => {
  const { request } = listedFields(
    'Send:\n\n- `email` (string, required): Where to write\n* **age** [integer] - In years\n- a plain item',
  );
  expect([...request]).toMatchObject([
    ['email', { required: true, type: 'string', text: 'Where to write' }],
    ['age', { required: undefined, type: 'integer', text: 'In years' }],
  ]);
});

test('takes no other table for one of fields', () => {
  const { request, response } = listedFields('| Code | Meaning |\n|---|---|\n| 401 | Unauthorized |\n\na | b');
  expect([...request, ...response]).toEqual([]);
});
