import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { chromiumPath, Site, warnWithoutChromium } from '../support/browser.ts';
import { accessibilityTests } from './accessibility.ts';
import { consoleTests } from './console.ts';
import { pageTests } from './pages.ts';
import { paperTests } from './paper.ts';
import { searchTests } from './search.ts';
import { taskTests } from './tasks.ts';
import { weightTests } from './weight.ts';

warnWithoutChromium();

// One file, because every test file would build the site and start a browser of its own.
describe.skipIf(chromiumPath === undefined)('in Chromium', () => {
  let site: Site | undefined;

  beforeAll(async () => {
    site = await Site.open();
  });
  afterEach(() => site?.leave());
  afterAll(() => site?.close());

  const shared = () => {
    if (!site) {
      throw new Error('The site is not built.');
    }
    return site;
  };

  describe('pages', () => pageTests(shared));
  describe('search', () => searchTests(shared));
  describe('ten tasks, walked from the first page', () => taskTests(shared));
  describe('the console', () => consoleTests(shared));
  describe('paper', () => paperTests(shared));
  describe('weight', () => weightTests(shared));
  describe('accessibility, by the rules of axe', () => accessibilityTests(shared));
});
