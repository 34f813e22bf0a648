/** Markup that is safe to insert as it is. Only {@link html} and {@link trusted} make it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

export type Content = Html | string | number | false | null | undefined | readonly Content[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes a text for element content and for quoted attribute values. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function renderContent(content: Content): string {
  if (content === undefined || content === null || content === false) {
    return '';
  }
  if (content instanceof Html) {
    return content.text;
  }
  return typeof content === 'object' ? content.map(renderContent).join('') : escapeHtml(String(content));
}

/**
 * Template tag: every value is escaped unless it is markup already; `false`, `null` and `undefined` vanish, arrays are
 * joined.
 * @example html`<p title="${title}">${items.map((item) => html`<b>${item}</b>`)}</p>`
 */
export function html(strings: TemplateStringsArray, ...values: Content[]): Html {
  return new Html(strings.reduce((text, part, index) => text + renderContent(values[index - 1]) + part));
}

/** Declares a text to be markup. For renderers that have escaped it themselves, and for nothing else. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

/** Joins contents with a separator, which is markup or text like them. */
export function join(contents: readonly Content[], separator: Content): Html {
  return html`${contents.map((content, index) => (index === 0 ? content : [separator, content]))}`;
}
