import { describe, expect, test } from 'vitest';
import { item, json } from '../support/collections.ts';
import { convert, findings } from '../support/convert.ts';

const get = (path: string): unknown => item({ name: `Get ${path}`, url: `https://x${path}` });
const paths = (items: readonly unknown[]): string[] => Object.keys(convert(items).paths);

describe('a slash at the end of a path', () => {
  test('is a slip where others have none', () => {
    const items = [get('/a/'), get('/b'), get('/c/:id')];
    expect(paths(items)).toEqual(['/a', '/b', '/c/{id}']);
    expect(findings(items)).toContainEqual(
      expect.objectContaining({ code: 'trailing-slash', item: expect.stringContaining('Get') }),
    );
  });

  test("is the API's way of writing where nearly all have one", () => {
    const items = [get('/a/'), get('/b/:id/'), get('/c/'), get('/d/'), get('/e')];
    expect(paths(items)).toEqual(['/a/', '/b/{id}/', '/c/', '/d/', '/e']);
    expect(findings(items).map((finding) => finding.code)).toContain('trailing-slash');
  });

  test('stays in what a generator wrote', () => {
    const generated = item({ method: 'POST', url: 'https://x/a/', body: json({ id: '<uuid>' }) });
    expect(paths([generated, get('/b'), get('/c')])).toEqual(['/a/', '/b', '/c']);
  });
});
