import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect } from 'vitest';
import { deprecation, fieldNote } from '../../src/read/notes.ts';

describe('notes people write', () => {
  testRows(
    'hold',
    [
      ['(Required) The id', true, 'The id'],
      ['[required] The id', true, 'The id'],
      ['Required. The id', true, 'The id'],
      ['**Required** The id', true, 'The id'],
      ['REQUIRED - The id', true, 'The id'],
      ['The id (required)', true, 'The id'],
      ['The id. This field is required.', true, 'The id. This field is required.'],
      ['Optional, the id', false, 'the id'],
      ['(opcional) el id', false, 'el id'],
      ['Obligatorio. El id', true, 'El id'],
      ['O id (obrigatório)', true, 'O id'],
      ['Obligatoire : le nom', true, 'le nom'],
      ['Pflichtfeld: der Name', true, 'der Name'],
      ['必填，用户名', true, '用户名'],
      ['REQUIRED The id', true, 'The id'],
      ['OPTIONAL a list of ids', false, 'a list of ids'],
      ['REQUIRED if type is card', undefined, 'REQUIRED if type is card'],
      ['(必填) 用户名', true, '用户名'],
      ['Not required.', undefined, 'Not required.'],
      ['Required if type is card', undefined, 'Required if type is card'],
      ['The required format is ISO 8601', undefined, 'The required format is ISO 8601'],
    ],
    (description, required, text) => {
      expect(fieldNote(description)).toMatchObject({ required, text });
    },
  );

  testRows(
    'hold',
    [
      ['Required. One of: x, y, z', ['x', 'y', 'z']],
      ['Sort order. Possible values are `asc` or `desc`.', ['asc', 'desc']],
      ['Allowed values: "a", "b" (default "a")', ['a', 'b']],
      ['State (open|closed)', ['open', 'closed']],
      ['open | closed | all', ['open', 'closed', 'all']],
      ['Valores posibles: activo, inactivo', ['activo', 'inactivo']],
      ['Valores: 10, 20 o 50', ['10', '20', '50']],
      ['The values depend on the plan', undefined],
      ['Mögliche Werte: rot, grün oder blau', ['rot', 'grün', 'blau']],
      ['One of the best parameters, really', undefined],
      ['One of: red, green, ...', undefined],
      ['Possible values depend on the country', undefined],
    ],
    (description, choices) => {
      expect(fieldNote(description).choices).toEqual(choices);
    },
  );

  testRows(
    'hold',
    [
      ['Optional, default 20, max 100', { default: '20', maximum: 100 }],
      ['Edad, mín 18, máx 120', { minimum: 18, maximum: 120 }],
      ['Defaults to `asc`.', { default: 'asc' }],
      ['Page size (default: 50, minimum 1)', { default: '50', minimum: 1 }],
      ['By default, the newest come first', { default: undefined }],
      ['Sorted by name by default', { default: undefined }],
      ['Between 1 and 100', { minimum: 1, maximum: 100 }],
      ['At most text, max 255 characters', { maximum: undefined, maxLength: 255 }],
      ['A file, up to 10 MB', { maximum: undefined }],
      ['Valor por defecto: true', { default: 'true' }],
    ],
    (description, expected) => {
      expect(fieldNote(description)).toMatchObject(expected);
    },
  );

  testRows(
    'hold',
    [
      ['(deprecated) use b', true, 'use b'],
      ['[DEPRECATED] Old', true, 'Old'],
      ['**Deprecated**: use /s.', true, 'use /s.'],
      ['Obsoleto. Usar otro', true, 'Usar otro'],
      ['DEPRECATED since 2.0', true, 'since 2.0'],
      ['Replaces the deprecated call', false, 'Replaces the deprecated call'],
    ],
    (text, deprecated, rest) => {
      expect(deprecation(text)).toEqual({ deprecated, text: rest });
    },
  );
});
