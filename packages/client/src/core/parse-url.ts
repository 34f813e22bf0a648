/** A URL, or undefined for what is none. (`URL.parse` is younger than the oldest Node served here.) */
export function parseUrl(text: unknown, base?: string): URL | undefined {
  return typeof text === 'string' && URL.canParse(text, base) ? new URL(text, base) : undefined;
}
