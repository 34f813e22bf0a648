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

function tablist(panels: readonly Panel[], label: string): Html {
  // Without the script they are not shown: roles, names and states are its business.
  const tabs = panels.map(
    ({ label: title, tone }) => html`<button${tone ? html` class="${tone}"` : ''}>${title}</button>`,
  );
  return html`<div class="tablist" aria-label="${label}">${tabs}</div>`;
}

function chooser(panels: readonly Panel[], label: string): Html {
  return html`<label class="chooser"><select aria-label="${label}">${panels.map(
    ({ label: title }) => html`<option>${title}</option>`,
  )}</select></label>`;
}

/**
 * Alternatives of which one is shown. Without JavaScript all are, each under its heading; with it, the headings give
 * way to the tabs or the list that stand above them, and the script of the site makes these work. They are in the page
 * from the start, so that nothing moves when it does. A single panel is shown as it is.
 */
export function switcher(panels: readonly Panel[], { label, kind, group }: SwitcherOptions): Html {
  const [only, ...others] = panels;
  if (only && others.length === 0) {
    return html`<div class="single" id="${only.id}">${only.content}</div>`;
  }
  const sections = panels.map(
    ({ id, label: title, content }) => html`<section class="panel" id="${id}" data-label="${title}">
<h3 class="panel-title">${title}</h3>
${content}
</section>`,
  );
  return html`<div class="switcher" data-kind="${kind}"${group ? html` data-group="${group}"` : ''}>
${kind === 'tabs' ? tablist(panels, label) : chooser(panels, label)}
${sections}
</div>`;
}
