import { type Content, type Html, html } from './html.ts';

export interface Panel {
  /** Unique in the page. */
  id: string;
  label: string;
  /** Colors the tab, for instance by the class of a status. */
  tone?: string;
  content: Content;
}

export interface SwitcherOptions {
  /** What is chosen here, for screen readers: `Language`. */
  label: string;
  kind: 'tabs' | 'select';
  /** Switchers of one group follow each other on a page, and remember the choice. */
  group?: string;
}

/**
 * Alternatives of which one is shown. Without JavaScript, and on paper, all are, each under its heading; the script
 * of the site turns the headings into tabs or into a list to choose from. A single panel is shown as it is.
 */
export function switcher(panels: readonly Panel[], { label, kind, group }: SwitcherOptions): Html {
  const [only, ...others] = panels;
  if (only && others.length === 0) {
    return html`<div class="single" id="${only.id}">${only.content}</div>`;
  }
  const sections = panels.map(
    ({ id, label: title, tone, content }) => html`<section class="panel" id="${id}" data-label="${title}"${
      tone ? html` data-tone="${tone}"` : ''
    }>
<h4 class="panel-title">${title}</h4>
${content}
</section>`,
  );
  return html`<div class="switcher" data-kind="${kind}" data-label="${label}"${group ? html` data-group="${group}"` : ''}>
${sections}
</div>`;
}
