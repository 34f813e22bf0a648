import type { MergeEntry } from './merge-report.ts';

/** What a person does about a difference, as a sentence. */
export function todoFor(entry: Omit<MergeEntry, 'todo'>, ignoreList: string): string {
  const { outcome, operation, what, message } = entry;
  const ignore = `or keep it and put \`${operation}: ${what}\` into ${ignoreList}`;
  switch (outcome) {
    case 'applied':
      return 'Review what was written.';
    case 'conflict':
      return `Write what is right, ${ignore}.`;
    case 'gone':
      return message.includes('calls')
        ? `Remove the operation here if the API has lost it, ${ignore}.`
        : `Remove it here if the API has lost it, ${ignore}.`;
    case 'open':
      return `Write it by hand, ${ignore}.`;
    case 'note':
      return 'Nothing, unless you know better.';
    default:
      return 'Nothing.';
  }
}
