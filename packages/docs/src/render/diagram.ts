import { renderMermaidSVG } from 'beautiful-mermaid';
import { codeBlock } from './code.ts';
import { type Html, html, trusted } from './html.ts';

/** Pixels up to which a drawing is still read when a phone's screen shrinks it. */
const NARROW = 440;

/**
 * A diagram in the Mermaid language as SVG, drawn while the site is built. The library's own style is dropped: it asks
 * a font from elsewhere, and pages have no inline style. Colors come from the style of the site, so that they follow
 * the theme. Its source stands below it, folded: for those who do not see the picture, and for programs.
 *
 * @param id unique in the page: the parts that a drawing refers to by name get it as their start.
 * @param title what the picture says, for those who do not see it.
 * @throws Error when the source is not Mermaid; the message has the source's first line.
 */
export function renderDiagram(source: string, id: string, title: string): Html {
  let svg: string;
  try {
    svg = renderMermaidSVG(source);
  } catch (cause) {
    throw new Error(`The diagram "${source.trim().split('\n')[0]}" cannot be drawn. Correct its Mermaid source.`, {
      cause,
    });
  }
  const drawing = svg
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/ style="[^"]*"/g, '')
    .replace(/ id="([^"]+)"/g, ` id="${id}-$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${id}-$1)`)
    .replace(/<svg /, '<svg role="img" aria-hidden="true" focusable="false" ')
    .replace(/ data-[a-z-]+="[^"]*"/g, '');
  const width = Number(/<svg [^>]*\bwidth="([\d.]+)"/.exec(drawing)?.[1]);
  return html`<figure class="diagram${width <= NARROW ? ' narrow' : ''}" id="${id}" tabindex="0">${trusted(drawing)}
<figcaption>${title}</figcaption></figure>
<details class="diagram-source"><summary>${title}, as text</summary>${codeBlock(source, 'mermaid')}</details>`;
}
