import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Order matters: later rules win. */
const STYLES = [
  'tokens',
  'base',
  'layout',
  'nav',
  'content',
  'fields',
  'tables',
  'samples',
  'cards',
  'guides',
  'console',
  'search',
  'target',
  'print',
];

/** Parts of the page's script; each stands on its own. */
const SCRIPTS = [
  'theme',
  'environments',
  'copy',
  'switcher',
  'deep-links',
  'contents',
  'filters',
  'menu',
  'console',
  'search',
];

/** Loaded when somebody searches for the first time. */
const SEARCH_SCRIPTS = ['search-words', 'search-rank'];

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}

function miniSearch(): string {
  const entry = createRequire(import.meta.url).resolve('minisearch');
  return readFileSync(join(dirname(entry), '../umd/index.js'), 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, '');
}

/** Styles, scripts and icon of the site; `navigation` is what the script of the navigation shows. */
export function assetFiles(navigation: unknown): [path: string, content: string][] {
  return [
    ['assets/site.css', STYLES.map((name) => read(`css/${name}.css`)).join('\n')],
    ['assets/early.js', read('js/early.js')],
    ['assets/nav.js', `globalThis.navigation = ${JSON.stringify(navigation)};\n${read('js/nav.js')}`],
    ['assets/site.js', SCRIPTS.map((name) => read(`js/${name}.js`)).join('\n')],
    ['assets/search.js', [miniSearch(), ...SEARCH_SCRIPTS.map((name) => read(`js/${name}.js`))].join('\n')],
    ['assets/icon.svg', read('icon.svg')],
  ];
}
