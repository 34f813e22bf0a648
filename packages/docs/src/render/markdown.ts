import { Marked, type Tokens } from 'marked';
import { slug } from '../model/urls.ts';
import { escapeHtml, type Html, trusted } from './html.ts';

/** Where a name in backticks leads to, as an address relative to the page; undefined for names that lead nowhere. */
export type LinkNames = (name: string) => string | undefined;

/** Markup for a fenced block of a certain language; undefined leaves the block as plain code. */
export type RenderFence = (language: string, source: string) => Html | undefined;

const SAFE_PROTOCOL = /^(https?:|mailto:)/i;
const ANY_PROTOCOL = /^[a-z][a-z0-9+.-]*:|^\/\//i;

function safeHref(href: string): string | undefined {
  const plain = [...href].filter((character) => character > ' ').join('');
  return SAFE_PROTOCOL.test(plain) || !ANY_PROTOCOL.test(plain) ? plain : undefined;
}

function createMarked(linkNames: LinkNames, rewriteHref: (href: string) => string, fence?: RenderFence): Marked {
  return new Marked({
    gfm: true,
    renderer: {
      // Markup in a description is text: it is shown, never run.
      html: ({ text }: Tokens.HTML | Tokens.Tag) => escapeHtml(text),
      // Pages load nothing from elsewhere, so an image is its alternative text.
      image: ({ text }: Tokens.Image) => escapeHtml(text),
      codespan({ text }: Tokens.Codespan) {
        const href = linkNames(text);
        const code = `<code>${escapeHtml(text)}</code>`;
        return href ? `<a class="name-link" href="${escapeHtml(href)}">${code}</a>` : code;
      },
      code({ text, lang = '' }: Tokens.Code) {
        const custom = fence?.(lang, text);
        return custom ? custom.text : `<pre><code>${escapeHtml(text)}</code></pre>\n`;
      },
      heading({ tokens, depth, text }: Tokens.Heading) {
        return `<h${depth} id="${slug(text.toLowerCase().replace(/[`*?!,:'’]/g, ''))}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      // A box that cannot be ticked is a sign, not a control.
      checkbox: ({ checked }: Tokens.Checkbox) => (checked ? '☑ ' : '☐ '),
      link({ href, tokens }: Tokens.Link) {
        const text = this.parser.parseInline(tokens);
        const safe = safeHref(rewriteHref(href));
        // A name in backticks inside of a link is no second link.
        const plain = text.replace(/<a class="name-link"[^>]*>(.*?)<\/a>/g, '$1');
        const rel = ANY_PROTOCOL.test(safe ?? '') ? ' rel="noreferrer"' : '';
        return safe ? `<a href="${escapeHtml(safe)}"${rel}>${plain}</a>` : text;
      },
      table(token: Tokens.Table) {
        const labels = token.header.map(({ text }) => escapeHtml(text.replace(/[`*]/g, '')));
        const head = token.header
          .map((cell) => `<th scope="col">${this.parser.parseInline(cell.tokens)}</th>`)
          .join('');
        const cells = (row: Tokens.TableCell[]) =>
          row.map(
            (cell, index) => `<td data-label="${labels[index] ?? ''}">${this.parser.parseInline(cell.tokens)}</td>`,
          );
        const body = token.rows.map((row) => `<tr>${cells(row).join('')}</tr>`).join('');
        return `<div class="table-wrap"><table class="cells"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
      },
    },
  });
}

export interface Markdown {
  /** Paragraphs, lists, tables, code. */
  block(source: string | undefined): Html;
  /** A single line, without an element around it. */
  inline(source: string | undefined): Html;
  /** The same names and addresses, with blocks of code that mean something to the caller. */
  withFences(fence: RenderFence): Markdown;
}

/** Renders Markdown of the specification and of the guides to safe markup. */
export function createMarkdown(
  linkNames: LinkNames = () => undefined,
  rewriteHref = (href: string) => href,
  fence?: RenderFence,
): Markdown {
  const marked = createMarked(linkNames, rewriteHref, fence);
  return {
    block: (source) => trusted(source ? marked.parse(source, { async: false }) : ''),
    inline: (source) => trusted(source ? marked.parseInline(source, { async: false }) : ''),
    withFences: (own) => createMarkdown(linkNames, rewriteHref, own),
  };
}
