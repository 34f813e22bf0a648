import type { OperationModel } from '../infer/model.ts';
import type { ItemObservation } from '../observe/observations.ts';

/** Names listed in full; more of them are counted. */
const LISTED = 30;

/** What an operation does: what is written of it, and the names of the requests it was made of, if there are several. */
export function operationDescription(operation: OperationModel): string {
  const described = operation.items.find((item) => item.description !== '');
  const byName = new Map<string, ItemObservation>();
  for (const item of operation.items) {
    if (!byName.has(item.name)) {
      byName.set(item.name, item);
    }
  }
  const parts = described ? [described.description] : [];
  if (byName.size > 1) {
    const lines = [...byName].slice(0, LISTED).map(([name, item]) => line(name, item, described));
    const rest = byName.size > LISTED ? [`- and ${byName.size - LISTED} more`] : [];
    parts.push(['Requests of the collection:', '', ...lines, ...rest].join('\n'));
  }
  return parts.join('\n\n');
}

function line(name: string, item: ItemObservation, described: ItemObservation | undefined): string {
  const text = item === described ? '' : (item.description.split(/\n\s*\n/)[0] ?? '').replace(/\s+/g, ' ').trim();
  const short = text.length > 200 ? `${text.slice(0, 199)}…` : text;
  return short === '' ? `- ${name}` : `- ${name}: ${short}`;
}
