import { readFileSync } from 'node:fs';

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
  'search',
  'target',
  'print',
];

/** Parts of the page's script; each stands on its own. */
const SCRIPTS = ['copy', 'switcher', 'deep-links', 'menu', 'search-rank', 'search'];

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}

/** Styles, scripts and icon of the site. */
export function assetFiles(): [path: string, content: string][] {
  return [
    ['assets/site.css', STYLES.map((name) => read(`css/${name}.css`)).join('\n')],
    ['assets/early.js', read('js/early.js')],
    ['assets/site.js', SCRIPTS.map((name) => read(`js/${name}.js`)).join('\n')],
    ['assets/icon.svg', read('icon.svg')],
  ];
}
