import { retryAdvice } from '../model/retry.ts';
import { type Html, html } from './html.ts';

/** The HTTP method as a colored word. */
export function methodBadge(method: string): Html {
  return html`<span class="method method-${method}">${method.toUpperCase()}</span>`;
}

/** A small label; `tone` is `good`, `careful`, `bad` or `unknown`. */
export function badge(text: string, tone = 'unknown', title?: string): Html {
  return html`<span class="badge tone-${tone}"${title ? html` title="${title}"` : ''}>${text}</span>`;
}

/** A status code, colored by its class. */
export function statusBadge(status: string): Html {
  return html`<span class="status ${statusTone(status)}">${status}</span>`;
}

/** `status-2` for 200, `status-4` for 4XX, `status-x` for `default`. */
export function statusTone(status: string): string {
  return /^[1-5]/.test(status) ? `status-${status[0]}` : 'status-x';
}

/** The retry class of an operation; `prefix` says what the word is about where nothing else does. What the class means stands beside it or on the page of all operations. */
export function retryBadge(retry: unknown, prefix = ''): Html {
  const advice = retryAdvice(retry);
  return badge(`${prefix}${prefix ? advice.label.toLowerCase() : advice.label}`, advice.tone);
}

const CONFIDENCE: Record<string, [tone: string, sentence: string]> = {
  high: ['good', 'The published reference states it and nothing contradicts.'],
  medium: ['careful', 'Only a guide or a newer page states it, or sources differ in detail.'],
  low: ['bad', 'Inferred, or seen once.'],
};

/** How sure the specification is of an operation. */
export function confidenceBadge(confidence: string): Html {
  return badge(`${confidence} confidence`, CONFIDENCE[confidence]?.[0]);
}

/** What a degree of confidence means. */
export function confidenceSentence(confidence: string): string {
  return CONFIDENCE[confidence]?.[1] ?? '';
}

/** Marks what should no longer be used. */
export function deprecatedBadge(): Html {
  return badge('deprecated', 'careful', 'Still accepted; do not use it in new code.');
}
