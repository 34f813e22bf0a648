import type { Environment } from '../model/environments.ts';
import { type Html, html } from './html.ts';

/** What has to be set so that a sample through the client speaks to an environment. */
export function exportLine({ name, url }: Environment): string {
  return name === 'mock' ? `export BELVO_BASE_URL=${url}` : `export BELVO_ENV=${name}`;
}

/**
 * The hosts that the samples beside it can be aimed at. Without JavaScript it names the one they are written for; the
 * script of the site makes a choice of it, which holds for the whole page and is remembered.
 */
export function renderAim(environments: readonly [Environment, ...Environment[]]): Html {
  const [first] = environments;
  return html`<p class="aim"><span class="aim-label">Server</span> <span class="aim-host">${first.label}: <code>${first.url}</code></span><select aria-label="Server">${environments.map(
    ({ label, url }) => html`<option value="${url}">${label} · ${url.replace(/^https?:\/\//, '')}</option>`,
  )}</select></p>
<p class="aim-export">The client reads it from <code class="aim-line">${exportLine(first)}</code></p>`;
}
