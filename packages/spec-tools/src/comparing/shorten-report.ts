const COMPONENT = /^ +· patch +(?<kind>\w+) +(?<group>\w+)\/\S+$/;
const PLACE = /^ +at (before|after)\.json:/;

/**
 * Makes Redocly's report fit a terminal: components that only came, went or moved without an effect on an operation are
 * counted instead of listed, and places in the temporary bundles are left out.
 */
export function shortenReport(report: string): string {
  const counts = new Map<string, Map<string, number>>();
  const kept: string[] = [];
  for (const line of report.split('\n').filter((each) => !PLACE.test(each))) {
    const { kind, group } = COMPONENT.exec(line)?.groups ?? {};
    if (kind === undefined || group === undefined) {
      kept.push(line);
      continue;
    }
    const ofKind = counts.get(kind) ?? new Map<string, number>();
    counts.set(kind, ofKind.set(group, (ofKind.get(group) ?? 0) + 1));
  }
  const summary = [...counts].map(
    ([kind, groups]) =>
      `  · patch  ${kind.padEnd(9)} ${[...groups].map(([group, count]) => `${count} ${group}`).join(', ')}`,
  );
  const at = kept.indexOf('components') + 1;
  return (at === 0 ? [...summary, ...kept] : kept.toSpliced(at, 0, ...summary)).join('\n').trim();
}
