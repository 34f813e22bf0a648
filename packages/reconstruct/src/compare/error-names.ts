import { STATUS_CODES } from 'node:http';
import { isDict } from '../read/guards.ts';
import { words } from '../words.ts';
import { contentsOf } from './api.ts';
import { childOf, follow, membersOf, type Place, type Source } from './source.ts';

/** Said of every error and of none in particular. */
const FILLER = new Set(['error', 'response', 'request', 'the', 'a', 'is', 'status']);

/**
 * What a saved error is called may be all that is known of its code: its name is held against the status' reason phrase
 * (RFC 9110, section 15) and the named examples, where the specification has any.
 *
 * @returns names that the specification knows nothing of
 */
export function unknownErrorNames(source: Source, status: string, theirs: Place, ours: Place): string[] {
  const known = namesOf(source, ours).flat();
  if (!/^[45]/.test(status) || known.length === 0) {
    return [];
  }
  const candidates = [STATUS_CODES[Number(status)] ?? '', ...known];
  return namesOf(source, theirs)
    .filter(([key]) => !/^status_/.test(key))
    .map(([, title]) => title)
    .filter((title) => !candidates.some((candidate) => sameName(title, candidate)));
}

/** Keys and summaries of a response's examples. */
function namesOf(source: Source, response: Place): [key: string, title: string][] {
  return [...contentsOf(response).values()].flatMap((media) =>
    membersOf(childOf(media, 'examples')).map(([key, written]): [string, string] => {
      const example = follow(source, written)?.value ?? written.value;
      return [key, isDict(example) ? String(example.summary ?? key) : key];
    }),
  );
}

function sameName(title: string, candidate: string): boolean {
  const telling = (text: string): string[] => words(text).filter((word) => !FILLER.has(word) && !/^\d+$/.test(word));
  const [said, known] = [telling(title), telling(candidate)];
  return said.length === 0 || (known.length > 0 && known.every((word) => said.includes(word)));
}
