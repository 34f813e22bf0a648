/** A URL, or undefined for text that is none. (`URL.parse` is younger than the oldest Node served here.) */
export function parseUrl(text: string, base?: string): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}
