import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { renderSite } from '../../src/build.ts';
import type { Site } from '../../src/model/site.ts';
import { operationUrl, resourceUrl, schemaUrl } from '../../src/model/urls.ts';
import { realInput, realSite } from '../support/bundle.ts';
import { attribute, parseHtml } from '../support/markup.ts';

interface Address {
  tag: string;
  value: string;
}

/** What the tests ask of a page; its tree is not kept, because there are hundreds. */
interface PageContent {
  url: string;
  errors: string[];
  ids: string[];
  addresses: Address[];
  headings: number;
  titles: number;
}

const ADDRESS_ATTRIBUTES = ['href', 'src', 'srcset', 'action', 'data', 'poster'];

function readPage(url: string, source: string): PageContent {
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

const site: Site = realSite();

/** Every file of the built site: path -> content. */
let files: Map<string, Buffer>;

/** Text of a file of the site. */
function text(path: string): string {
  const content = files.get(path);
  if (content === undefined) {
    throw new Error(`The site has no ${path}.`);
  }
  return content.toString('utf8');
}

let pages: PageContent[];

beforeAll(() => {
  const { folder } = inject('site');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  files = new Map(
    paths
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path))]),
  );
  pages = [...files.keys()].filter((path) => path.endsWith('.html')).map((url) => readPage(url, text(url)));
});

describe('the whole site', () => {
  test('has a page for every operation, resource and schema', () => {
    const expected = [
      ...site.operations.map(({ operationId }) => operationUrl(operationId)),
      ...site.resources.map(({ name }) => resourceUrl(name)),
      ...[...site.schemaPages].map(schemaUrl),
      ...site.guides.map(({ url }) => url),
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
    const styled = pages.filter(({ url }) => / style=|<style/.test(text(url)));
    expect(styled.map(({ url }) => url)).toEqual([]);
    expect(loaded.length).toBeGreaterThan(0);
    expect(loaded.filter(({ value }) => /^[a-z]+:|^\/\//i.test(value))).toEqual([]);
    const styles = text('assets/site.css') + [...files.keys()].filter((path) => path.endsWith('.svg')).map(text);
    expect(styles).not.toMatch(/@import|url\(|https?:\/\/(?!www\.w3\.org)/);
  });

  test('links only to pages and places that exist', () => {
    const ids = new Map(pages.map((page) => [page.url, new Set(page.ids)]));
    const broken = pages.flatMap((page) =>
      page.addresses
        .filter(({ value }) => !/^(https?|mailto):/.test(value))
        // The page of unknown addresses is shown under any of them: its own addresses count from the root.
        .map(({ value }) => ({ value: page.url === '404.html' ? value.replace(/^\//, '') : value }))
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
    const source = text('assets/search-index.js');
    const entries = JSON.parse(source.slice(source.indexOf('['), source.lastIndexOf(']') + 1)) as string[][];
    const ids = new Map(pages.map((page) => [page.url, new Set(page.ids)]));
    const broken = entries.filter(([, , , url = '']) => {
      const [path = '', hash] = url.split('#');
      return !ids.has(path) || (hash !== undefined && !ids.get(path)?.has(hash));
    });
    expect(broken).toEqual([]);
    expect(entries.length).toBeGreaterThan(site.operations.length + site.schemas.length);
    const compressed = gzipSync(source).length + gzipSync(text('assets/search.js')).length;
    expect(compressed).toBeLessThan(150_000);
  });

  test('is the same for the same input', async () => {
    const again = await renderSite(realInput());
    const different = [...again].filter(([path, content]) => !files.get(path)?.equals(Buffer.from(content)));
    expect(different.map(([path]) => path)).toEqual([]);
    expect(again.size).toBe(files.size);
  });

  test('drops no text of the specification', () => {
    // Compared by letters alone: marks and entities differ between Markdown and HTML.
    const letters = (source: string) =>
      source
        .replace(/&#?\w+;/g, '')
        .replace(/<[^>]+>/g, '')
        .replace(/[^\p{L}\d]/gu, '');
    const all = pages.map(({ url }) => letters(text(url)));
    const texts = [
      ...(site.document.tags ?? []).map(({ name, description }) => [`tag ${name}`, description] as const),
      ...site.operations.map(({ operationId, description }) => [operationId, description] as const),
      ...site.webhooks.map(({ name, description }) => [name, description] as const),
      ...site.errorCodes.map(({ code, remedy }) => [code, remedy] as const),
      ...site.content.workflows.flatMap(({ document }) => [
        [document.info?.title ?? '', document.info?.title] as const,
        [document.info?.title ?? '', document.info?.description] as const,
        ...(document.workflows ?? []).flatMap(({ workflowId, summary, inputs, steps }) => [
          [workflowId, summary] as const,
          ...Object.entries(inputs?.properties ?? {}).map(
            ([name, { description }]) => [`${workflowId} ${name}`, description] as const,
          ),
          ...(steps ?? []).map(({ stepId, description }) => [`${workflowId} ${stepId}`, description] as const),
        ]),
      ]),
    ];
    const dropped = texts.filter(([, source]) => {
      // Names in backticks stay, marks of Markdown go.
      const wanted = letters((source ?? '').replace(/\]\([^)]*\)/g, ''));
      return !all.some((page) => page.includes(wanted));
    });
    expect(dropped.map(([place]) => place)).toEqual([]);
    expect(texts.length).toBeGreaterThan(site.operations.length);
  });

  test('is light as a whole, and has no page that is too heavy', () => {
    const total = [...files.values()].reduce((sum, content) => sum + content.length, 0);
    expect(total).toBeLessThan(15_000_000);
    const heavy = pages.flatMap(({ url }) => {
      const elements = text(url).match(/<[a-z]/g)?.length ?? 0;
      const bytes = gzipSync(text(url)).length;
      return elements > 5000 || bytes > 60_000 ? [`${url}: ${elements} elements, ${bytes} bytes`] : [];
    });
    expect(heavy).toEqual([]);
  });

  test('has a twin in Markdown for every page, with its text and its links', () => {
    const lacking = pages.filter(({ url }) => url !== '404.html' && !files.has(url.replace(/html$/, 'md')));
    expect(lacking.map(({ url }) => url)).toEqual([]);
    const twin = text('links/update.md');
    expect(twin).toContain('# Update link credentials');
    expect(twin).toContain('[`links_resume`](../links/resume.md)');
    expect(twin).toContain('```bash\ncurl');
    expect(twin).toContain("- `password` string required credential — The end user's current password");
    expect(twin).not.toMatch(/<[a-z]+[ >]/);
    expect(text('index.md')).toContain('[**Your first call** A typed call');
    expect(text('guides/pix.md')).toContain('```mermaid\nsequenceDiagram\n');
    const twins = ['llms.txt', ...[...files.keys()].filter((path) => path.endsWith('.md'))];
    const broken = twins.flatMap((from) =>
      [
        ...text(from)
          .replace(/```[\s\S]*?```/g, '')
          .matchAll(/\]\((?!https?:|mailto:)([^)#]+)/g),
      ]
        .map(([, path = '']) => posix.join(posix.dirname(from), path))
        .filter((path) => !files.has(path))
        .map((path) => `${from} -> ${path}`),
    );
    expect(broken).toEqual([]);
  });

  test('says of each operation where it is written and where it comes from', () => {
    const silent = site.operations.filter(({ operationId, extensions }) => {
      const page = text(operationUrl(operationId));
      return !page.includes('Written in <code>spec/') || !page.includes(`${extensions.source?.confidence} confidence`);
    });
    expect(silent.map(({ operationId }) => operationId)).toEqual([]);
  });
});
