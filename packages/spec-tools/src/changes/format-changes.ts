import type { Change, Weight } from './change.ts';

const WIDTH = 118;
const INDENT = ' '.repeat(7);

/** Breaks a list of names into indented lines. */
function wrap(names: readonly string[]): string {
  const lines = [`${INDENT}reaches`];
  for (const [index, name] of names.entries()) {
    const text = ` ${name}${index < names.length - 1 ? ',' : ''}`;
    const last = lines.length - 1;
    if ((lines[last]?.length ?? 0) + text.length > WIDTH) {
      lines.push(`${INDENT}       ${text}`);
    } else {
      lines[last] += text;
    }
  }
  return lines.join('\n');
}

/** Changes as text for a terminal: weight, place, both sides; below it the rule with its reason, and what it reaches. */
export function formatChanges(changes: readonly Change[]): string {
  return changes
    .map(({ weight, rule, place, what, reason, reaches }) =>
      [
        `${weight.padEnd(6)} ${place}: ${what}`,
        `${INDENT}${rule}: ${reason}`,
        ...(reaches.length > 0 ? [wrap(reaches)] : []),
      ].join('\n'),
    )
    .join('\n\n');
}

/** `1 major, 0 minor, 2 patch` */
export function countChanges(changes: readonly Change[]): string {
  const count = (weight: Weight) => changes.filter((change) => change.weight === weight).length;
  return (['major', 'minor', 'patch'] as const).map((weight) => `${count(weight)} ${weight}`).join(', ');
}
