import { Marked, type Tokens } from 'marked';
import { escapeHtml, type Html, trusted } from './html.ts';

/** Where a name in backticks leads to, as an address relative to the page; undefined for names that lead nowhere. */
export type LinkNames = (name: string) => string | undefined;

const SAFE_PROTOCOL = /^(https?:|mailto:)/i;
const ANY_PROTOCOL = /^[a-z][a-z0-9+.-]*:|^\/\//i;

function safeHref(href: string): string | undefined {
  const plain = [...href].filter((character) => character > ' ').join('');
  return SAFE_PROTOCOL.test(plain) || !ANY_PROTOCOL.test(plain) ? plain : undefined;
}

function createMarked(linkNames: LinkNames, rewriteHref: (href: string) => string): Marked {
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
      link({ href, tokens }: Tokens.Link) {
        const text = this.parser.parseInline(tokens);
        const safe = safeHref(rewriteHref(href));
        return safe ? `<a href="${escapeHtml(safe)}" rel="noreferrer">${text}</a>` : text;
      },
      table(token: Tokens.Table) {
        const cells = (row: Tokens.TableCell[], tag: string) =>
          row.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('');
        const body = token.rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('');
        return `<div class="table-wrap" tabindex="0"><table><thead><tr>${cells(token.header, 'th')}</tr></thead><tbody>${body}</tbody></table></div>`;
      },
    },
  });
}

export interface Markdown {
  /** Paragraphs, lists, tables, code. */
  block(source: string | undefined): Html;
  /** A single line, without an element around it. */
  inline(source: string | undefined): Html;
}

/** Renders Markdown of the specification to safe markup. */
export function createMarkdown(linkNames: LinkNames = () => undefined, rewriteHref = (href: string) => href): Markdown {
  const marked = createMarked(linkNames, rewriteHref);
  return {
    block: (source) => trusted(source ? marked.parse(source, { async: false }) : ''),
    inline: (source) => trusted(source ? marked.parseInline(source, { async: false }) : ''),
  };
}
