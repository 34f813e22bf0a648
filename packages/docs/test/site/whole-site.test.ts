import { posix } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Site } from '../../src/model/site.ts';
import { operationUrl, resourceUrl, schemaUrl } from '../../src/model/urls.ts';
import { realFiles, realSite } from '../support/bundle.ts';
import { attribute, parseHtml } from '../support/markup.ts';

interface Address {
  tag: string;
  value: string;
}

/** What the tests ask of a page; its tree is not kept, because there are hundreds. */
interface PageFacts {
  url: string;
  errors: string[];
  ids: string[];
  addresses: Address[];
  headings: number;
  titles: number;
}

const ADDRESS_ATTRIBUTES = ['href', 'src', 'srcset', 'action', 'data', 'poster'];

function readPage(url: string, source: string): PageFacts {
  const { elements, errors } = parseHtml(source);
  return {
    url,
    errors,
    ids: elements.flatMap((element) => attribute(element, 'id') ?? []),
    addresses: elements.flatMap(({ tagName, attrs }) =>
      attrs.filter(({ name }) => ADDRESS_ATTRIBUTES.includes(name)).map(({ value }) => ({ tag: tagName, value })),
    ),
    headings: elements.filter(({ tagName }) => tagName === 'h1').length,
    titles: elements.filter(({ tagName }) => tagName === 'title').length,
  };
}

let site: Site;
let files: Map<string, string>;
let pages: PageFacts[];

beforeAll(() => {
  site = realSite();
  files = realFiles();
  pages = [...files].filter(([path]) => path.endsWith('.html')).map(([url, source]) => readPage(url, source));
});

describe('the whole site', () => {
  test('has a page for every operation, resource and schema', () => {
    const expected = [
      ...site.operations.map(({ operationId }) => operationUrl(operationId)),
      ...site.resources.map(({ name }) => resourceUrl(name)),
      ...site.schemas.map(schemaUrl),
      'index.html',
      'errors.html',
      'retries.html',
      'coverage.html',
      'changelog.html',
      'decisions/index.html',
    ];
    expect(expected.filter((url) => !files.has(url))).toEqual([]);
    expect(site.operations.length).toBeGreaterThan(7);
  });

  test('is valid HTML', () => {
    expect(pages.filter(({ errors }) => errors.length > 0).map(({ url, errors }) => [url, errors])).toEqual([]);
  });

  test('gives every id once, and every page one main heading and a title', () => {
    const repeated = pages.flatMap(({ url, ids }) =>
      new Set(ids).size === ids.length
        ? []
        : ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${url}#${id}`),
    );
    expect(repeated).toEqual([]);
    const odd = pages.filter(({ headings, titles }) => headings !== 1 || titles !== 1);
    expect(odd.map(({ url }) => url)).toEqual([]);
  });

  test('loads nothing from elsewhere', () => {
    const loaded = pages.flatMap((page) => page.addresses.filter(({ tag }) => tag !== 'a'));
    expect(loaded.length).toBeGreaterThan(0);
    expect(loaded.filter(({ value }) => /^[a-z]+:|^\/\//i.test(value))).toEqual([]);
    const scripts = [...files].filter(([path]) => path.startsWith('assets/'));
    const remote = scripts.filter(([, source]) => /@import|url\(|https?:\/\/(?!www\.w3\.org)/.test(source));
    expect(remote.map(([path]) => path).filter((path) => path !== 'assets/search-index.js')).toEqual([]);
  });

  test('links only to pages and places that exist', () => {
    const ids = new Map(pages.map((page) => [page.url, new Set(page.ids)]));
    const broken = pages.flatMap((page) =>
      page.addresses
        .filter(({ value }) => !/^(https?|mailto):/.test(value))
        .filter(({ value }) => {
          const [path = '', hash] = value.split('#');
          const target = path === '' ? page.url : posix.normalize(posix.join(posix.dirname(page.url), path));
          const isMissing = !files.has(target);
          return isMissing || (hash !== undefined && ids.get(target)?.has(decodeURIComponent(hash)) === false);
        })
        .map(({ value }) => `${page.url} -> ${value}`),
    );
    expect(broken).toEqual([]);
  });

  test('finds by search only what exists', () => {
    const source = files.get('assets/search-index.js') ?? '';
    const entries = JSON.parse(source.slice(source.indexOf('['), source.lastIndexOf(']') + 1)) as string[][];
    const ids = new Map(pages.map((page) => [page.url, new Set(page.ids)]));
    const broken = entries.filter(([, , , url = '']) => {
      const [path = '', hash] = url.split('#');
      return !ids.has(path) || (hash !== undefined && !ids.get(path)?.has(hash));
    });
    expect(broken).toEqual([]);
    expect(entries.length).toBeGreaterThan(site.operations.length + site.schemas.length);
  });

  test('is the same for the same input', () => {
    expect([...realFiles()]).toEqual([...files]);
  });

  test('says where each operation comes from', () => {
    const silent = site.operations.filter(
      ({ operationId, extensions }) =>
        !files.get(operationUrl(operationId))?.includes(`${extensions.source?.confidence} confidence`),
    );
    expect(silent.map(({ operationId }) => operationId)).toEqual([]);
  });
});
