import { isSensitive } from '../redact/names.ts';
import { REDACTED } from '../redact/scrub.ts';

/** An address whose secret query values are replaced. */
export function redactUrl(url: string): string {
  return url.replace(/([?&])([^=&]+)=[^&]*/g, (pair, mark: string, name: string) =>
    isSensitive('', decodeURIComponent(name)) ? `${mark}${name}=${REDACTED}` : pair,
  );
}
