import { REDACTED } from '../redact/scrub.ts';

/** An address whose secret query values are replaced. */
export function redactUrl(url: string, hides: (name: string) => boolean): string {
  return url.replace(/([?&])([^=&]+)=[^&]*/g, (pair, mark: string, name: string) =>
    hides(decodeURIComponent(name)) ? `${mark}${name}=${REDACTED}` : pair,
  );
}
