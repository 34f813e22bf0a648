import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect, test } from 'vitest';
import { responseWords, singular, snakeKey, UniqueNames, words } from '../../src/words.ts';

describe('words', () => {
  testRows(
    'hold',
    [
      ['getHTTPLogs v2', ['get', 'http', 'logs', 'v2']],
      ['criação-de_conta', ['criacao', 'de', 'conta']],
      ['List APIs of URLs', ['list', 'apis', 'of', 'urls']],
      ['Straße nach Łódź', ['strasse', 'nach', 'lodz']],
      ['Participant(s)', ['participants']],
      ['', []],
    ],
    (text, expected) => {
      expect(words(text)).toEqual(expected);
    },
  );

  testRows(
    '->',
    [
      ['addresses', 'address'],
      ['categories', 'category'],
      ['status', 'status'],
      ['boxes', 'box'],
      ['people', 'person'],
      ['links', 'link'],
      ['news', 'news'],
      ['houses', 'house'],
      ['sizes', 'size'],
      ['branches', 'branch'],
      ['caches', 'cache'],
      ['statuses', 'status'],
      ['bus', 'bus'],
    ],
    (plural, one) => {
      expect(singular(plural)).toBe(one);
    },
  );

  test('drops a status in front of a name', () => {
    expect(responseWords('422 Duplicate Email')).toEqual(['duplicate', 'email']);
    expect(responseWords('404')).toEqual(['404']);
  });

  test('cuts keys at a word', () => {
    expect(snakeKey('one two three', 8)).toBe('one_two');
  });

  test('gives names once, without regard to case', () => {
    const names = new UniqueNames();
    expect([names.take('User'), names.take('user'), names.take('User')]).toEqual(['User', 'user2', 'User3']);
  });
});
