import type { Page, PageContext } from '../context.ts';
import { html } from '../html.ts';
import { table } from '../table.ts';
import { articlePage } from './article.ts';

/** A file that other tools read. */
export interface Download {
  readonly file: string;
  readonly title: string;
  readonly use: string;
}

const AGENTS = 'openapi.agents.json.gz';

/** Everything a reader can take away, in the order of the page. Each is written by `downloads/files.ts`. */
export const DOWNLOADS: readonly Download[] = [
  { file: 'openapi.json', title: 'OpenAPI 3.1, JSON', use: 'Code generators, validators, API clients.' },
  { file: 'openapi.yaml.gz', title: 'OpenAPI 3.1, YAML, gzip', use: 'The same document to read and to compare.' },
  {
    file: AGENTS,
    title: 'OpenAPI for language models, JSON, gzip',
    use: 'The same API with every body in place: no references to follow. Also for simple generators.',
  },
  {
    file: 'postman.json',
    title: 'Postman collection',
    use: 'Import it, set the variables baseUrl, secretId and secretPassword. Against the mock it runs as it is: set baseUrl and productionUrl to http://127.0.0.1:4010, and any keys.',
  },
  {
    file: 'user-messages.json',
    title: 'Messages for end users, JSON',
    use: 'What to tell the user per error code, in English, Spanish and Portuguese.',
  },
];

/** The files of the site that are made for programs. */
export function downloadsPage(context: PageContext): Page {
  const rows = DOWNLOADS.filter(({ file }) => file !== AGENTS || context.site.guides.length > 0).map(
    ({ file, title, use }) => ({
      cells: [html`<a href="${context.href(`downloads/${file}`)}" download>${title}</a>`, use],
    }),
  );
  const others: [string, string, string][] = [
    ['llms.txt', 'llms.txt', 'An index of these pages for language models, by the llms.txt convention.'],
    ['changelog.xml', 'Changelog feed', 'Atom; subscribe to hear of changes.'],
  ];
  const known = others.filter(([file]) => file !== 'changelog.xml' || context.site.content.changelog);
  return articlePage(
    'downloads/index.html',
    'Downloads',
    'The description as files for generators, Postman, language models and feed readers.',
    html`<section class="block"><h2 id="files">Files</h2>${table(['File', 'For'], rows)}</section>
<section class="block"><h2 id="for-programs">For programs that read pages</h2>
${table(
  ['File', 'For'],
  known.map(([file, title, use]) => ({ cells: [html`<a href="${context.href(file)}">${title}</a>`, use] })),
)}
<p>Every page has a twin in Markdown: put <code>.md</code> in the place of <code>.html</code>.</p></section>`,
  );
}
