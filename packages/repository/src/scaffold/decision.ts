import type { ScaffoldFile } from './resource.ts';

/**
 * A decision record with the next free number of its group.
 *
 * @param title One line without a period.
 * @param group A number of the group, such as `200`; `spec/decisions/README.md` lists the groups.
 * @param existing File names of the records there are.
 * @param date Such as `2026-11-24`.
 * @throws Error when the title has a period, or the group has no number left.
 */
export function decisionFile(title: string, group: number, existing: readonly string[], date: string): ScaffoldFile {
  if (title.trim() === '' || title.endsWith('.')) {
    throw new Error('A record has a title of one line without a period.');
  }
  const first = Math.floor(group / 50) * 50;
  const taken = existing.map((name) => Number.parseInt(name, 10));
  const inGroup = taken.filter((number) => number >= first && number < first + 50);
  const next = inGroup.length === 0 ? Math.max(first, 1) : Math.max(...inGroup) + 1;
  if (next >= first + 50) {
    throw new Error(`The numbers from ${first} on are used up. Choose another group: spec/decisions/README.md.`);
  }
  const slug = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return [
    `decisions/${String(next).padStart(4, '0')}-${slug}.md`,
    `---\ntitle: ${title}\nstatus: accepted\ndate: ${date}\ncovers: []\n---\n\nContext: \n\nDecision: \n\nConsequence: \n`,
  ];
}
