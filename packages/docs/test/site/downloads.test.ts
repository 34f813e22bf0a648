import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type MockServer, startMock } from '@belvo-openapi/mock';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { bundlesOf } from '../../src/downloads/bundles.ts';
import { changelogFeed } from '../../src/machine/feed.ts';
import { readReleases } from '../../src/model/releases.ts';
import { realSite } from '../support/bundle.ts';
import { NO_CONTENT, petDocument, siteOf } from '../support/documents.ts';

const site = realSite();

/** Text of a file that the built site offers. */
function text(path: string): string {
  const content = readFileSync(join(inject('site').folder, 'downloads', path));
  return (path.endsWith('.gz') ? gunzipSync(content) : content).toString('utf8');
}

describe('the description as files', () => {
  test('is the same in JSON and in YAML, without provenance', () => {
    const document = JSON.parse(text('openapi.json')) as Record<string, unknown>;
    expect(document).toEqual(parse(text('openapi.yaml.gz'), { maxAliasCount: -1 }));
    expect(text('openapi.json')).not.toContain('x-source');
    expect(JSON.parse(text('openapi.agents.json.gz'))).toHaveProperty('paths');
  });

  test('has the messages for end users in three languages', () => {
    const messages = JSON.parse(text('user-messages.json')) as Record<string, Record<string, string>>;
    for (const [code, texts] of Object.entries(messages)) {
      expect([code, Object.keys(texts), site.errorCodesByName.has(code)]).toEqual([code, ['en', 'es', 'pt'], true]);
    }
  });

  test('every code that is repeated or waited for has a message, because somebody waits with it', () => {
    const silent = site.errorCodes.filter(
      ({ code, retry }) => ['backoff', 'later', 'resume'].includes(retry) && !site.messages.has(code),
    );
    expect(silent.map(({ code }) => code)).toEqual(['idempotency_key_conflict']);
  });

  test('of a document from outside is that document', () => {
    const { json, yaml } = bundlesOf(petDocument());
    expect(JSON.parse(json)).toEqual(parse(yaml));
  });
});

interface Item {
  readonly name: string;
  readonly id: string;
  readonly item?: readonly Item[];
  readonly request?: {
    readonly method: string;
    readonly auth?: { readonly type: string } | null;
    readonly url: Record<'host' | 'path', string[]> & Record<'query' | 'variable', Variable[]>;
    readonly header: readonly Variable[];
    readonly body?: { readonly raw?: string };
  };
}

interface Variable {
  readonly key: string;
  readonly value: string;
  readonly disabled?: boolean;
}

describe('the Postman collection', () => {
  let mock: MockServer;
  beforeAll(async () => {
    mock = await startMock();
  });
  afterAll(() => mock.close());

  const requests = (items: readonly Item[]): Item[] =>
    items.flatMap((item) => (item.item ? requests(item.item) : [item]));

  test('has each operation once', () => {
    const { item } = JSON.parse(text('postman.json')) as { item: Item[] };
    const ids = requests(item).map(({ id }) => id);
    expect(new Set(ids).size).toBe(site.operations.length);
  });

  test('runs against the mock as it is', async () => {
    const { item, variable } = JSON.parse(text('postman.json')) as { item: Item[]; variable: Variable[] };
    expect(variable.map(({ key }) => key)).toEqual(['baseUrl', 'productionUrl', 'secretId', 'secretPassword']);
    const failures: string[] = [];
    for (const { name, request } of requests(item)) {
      if (!request) {
        continue;
      }
      const { url, header, method, body, auth } = request;
      const path = url.path.map((segment) => url.variable.find(({ key }) => segment === `:${key}`)?.value ?? segment);
      const query = new URLSearchParams(
        url.query.filter(({ disabled }) => !disabled).map(({ key, value }) => [key, value]),
      );
      const sent = header.filter(({ disabled }) => !disabled).map(({ key, value }): [string, string] => [key, value]);
      const keys: [string, string][] =
        auth?.type === 'noauth' ? [] : [['Authorization', `Basic ${btoa('id:password')}`]];
      const response = await fetch(`${mock.url}/${path.join('/')}?${query}`, {
        method,
        headers: [...sent, ...keys],
        ...(body?.raw === undefined ? {} : { body: body.raw }),
      });
      if (!response.ok) {
        failures.push(`${name}: ${response.status} ${(await response.text()).slice(0, 200)}`);
      }
    }
    expect(failures).toEqual([]);
  });
});

describe('the changelog as a feed', () => {
  const body =
    '## [Unreleased]\n\n- soon\n\n## [0.2.0] - 2026-12-01\n\n- `<b>` & more\n\n## [0.1.0] - 2026-11-24\n\nFirst.';

  test('has an entry per release, newest date first, and nothing that is not released', () => {
    expect(readReleases(body).map(({ version, date }) => [version, date])).toEqual([
      ['Unreleased', undefined],
      ['0.2.0', '2026-12-01'],
      ['0.1.0', '2026-11-24'],
    ]);
    const changelog = { slug: 'CHANGELOG', title: 'Changelog', body, covers: [] };
    const feed = changelogFeed(siteOf(petDocument(), { ...NO_CONTENT, changelog })) ?? '';
    expect(feed.match(/<entry>/g)).toHaveLength(2);
    expect(feed).toContain('<updated>2026-12-01T00:00:00Z</updated>');
    expect(feed).toContain('&lt;code&gt;&amp;lt;b&amp;gt;&lt;/code&gt; &amp;amp; more');
  });

  test('is absent without a changelog', () => {
    expect(changelogFeed(siteOf())).toBeUndefined();
  });
});
