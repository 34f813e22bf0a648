import { readReleases } from '../model/releases.ts';
import type { Site } from '../model/site.ts';
import { slug } from '../model/urls.ts';
import { escapeHtml } from '../render/html.ts';
import { createMarkdown } from '../render/markdown.ts';

/**
 * The changelog as an Atom feed (RFC 4287). Addresses are relative to the feed, identifiers are not addresses: the site
 * may lie anywhere.
 */
export function changelogFeed(site: Site): string | undefined {
  const { changelog } = site.content;
  if (!changelog) {
    return undefined;
  }
  const releases = readReleases(changelog.body).filter(({ date }) => date !== undefined);
  const newest =
    releases
      .map(({ date }) => date ?? '')
      .sort()
      .at(-1) ?? '1970-01-01';
  const name = slug(site.document.info.title.toLowerCase());
  const markdown = createMarkdown();
  const entries = releases.map(
    ({ version, date, body }) => `<entry>
<id>tag:${name},${date}:${slug(version)}</id>
<title>${escapeHtml(`${site.document.info.title} ${version}`)}</title>
<updated>${date}T00:00:00Z</updated>
<link href="changelog.html#version-${slug(version)}"/>
<content type="html">${escapeHtml(markdown.block(body).text)}</content>
</entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>tag:${name},2026:changelog</id>
<title>${escapeHtml(`${site.document.info.title}: changes`)}</title>
<author><name>${escapeHtml(site.document.info.title)}</name></author>
<updated>${newest}T00:00:00Z</updated>
<link rel="alternate" href="changelog.html"/>
${entries.join('\n')}
</feed>
`;
}
