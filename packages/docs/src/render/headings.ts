import { type Html, html, trusted } from './html.ts';

/** A heading of a page, for the list of its contents. */
export interface Heading {
  readonly id: string;
  readonly level: 2 | 3;
  /** Markup of the heading without links. */
  readonly text: Html;
}

const HEADING = /<h([23]) id="([^"]+)"([^>]*)>([\s\S]*?)<\/h\1>/g;

/** Every heading of a body that has an address, without those of the samples at the side. */
export function listHeadings(body: Html): Heading[] {
  return [...body.text.matchAll(HEADING)].flatMap(([, level, id = '', attributes = '', text = '']) =>
    attributes.includes('data-quiet')
      ? []
      : [{ id, level: level === '2' ? 2 : 3, text: trusted(text.replace(/<[^>]+>/g, '')) } satisfies Heading],
  );
}

/** Makes every heading with an address a link to itself, so that the place can be copied. */
export function linkHeadings(body: Html): Html {
  return trusted(
    body.text.replace(HEADING, (heading, level: string, id: string, attributes: string, text: string) =>
      text.includes('<a ')
        ? heading
        : `<h${level} id="${id}"${attributes}><a class="anchor" href="#${id}">${text}</a></h${level}>`,
    ),
  );
}

const FEWEST = 3;

/** The contents of a page: a list that stands at its right, or folded above the text on small screens. */
export function renderContents(headings: readonly Heading[]): Html | undefined {
  return headings.length < FEWEST
    ? undefined
    : html`<nav class="contents" aria-label="On this page"><p class="contents-title">On this page</p><ul>${headings.map(
        ({ id, level, text }) => html`<li class="level-${level}"><a href="#${id}">${text}</a></li>`,
      )}</ul></nav>`;
}
