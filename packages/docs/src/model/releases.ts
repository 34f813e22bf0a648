/** One release in the changelog. */
export interface Release {
  /** `0.1.0`, or `Unreleased`. */
  readonly version: string;
  /** `2026-11-24`; absent for what is not released. */
  readonly date?: string;
  /** Markdown between this heading and the next. */
  readonly body: string;
}

/** Splits a changelog in the form of Keep a Changelog at its headings `## [0.1.0] - 2026-11-24`. */
export function readReleases(body: string): Release[] {
  const parts = body.split(/^## /m).slice(1);
  return parts.map((part) => {
    const [heading = '', ...lines] = part.split('\n');
    const [, version = heading.trim(), date] = /^\[?([^\]\s]+)\]?(?:\s+-\s+(\d{4}-\d{2}-\d{2}))?/.exec(heading) ?? [];
    return { version, ...(date === undefined ? {} : { date }), body: lines.join('\n').trim() };
  });
}
