import { decodePlaceholder } from './placeholders.ts';

/** The words Postman's generator draws its random texts from. */
const LOREM = new Set(
  (
    'lorem ipsum dolor sit amet consectetur adipiscing adipisicing elit sed do eiusmod tempor incididunt ut labore et ' +
    'dolore magna aliqua enim ad minim veniam quis nostrud exercitation ullamco laboris nisi aliquip ex ea commodo ' +
    'consequat duis aute irure in reprehenderit voluptate velit esse cillum eu fugiat nulla pariatur excepteur sint ' +
    'occaecat cupidatat non proident sunt culpa qui officia deserunt mollit anim id est laborum'
  ).split(' '),
);

/** Whether a value was made up by the generator rather than written by a person. */
export function looksGenerated(value: unknown): boolean {
  if (typeof value === 'string') {
    return (
      value.charCodeAt(0) === 60 ||
      value.startsWith('urn:uuid:') ||
      decodePlaceholder(value) !== undefined ||
      isLorem(value)
    );
  }
  return typeof value === 'number' && Math.abs(value) > 1_000_000 && value < 0;
}

/** Whether a structure holds nothing but texts the generator made up, and no placeholder. */
export function isGeneratedThroughout(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.length > 0 && value.every(isGeneratedThroughout);
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.values(value);
    return members.length > 0 && members.every(isGeneratedThroughout);
  }
  return typeof value === 'string' && isLorem(value);
}

function isLorem(text: string): boolean {
  if (text.length < 2 || text.length > 120) {
    return false;
  }
  const list = text.toLowerCase().split(' ');
  const last = list.pop() ?? '';
  return (
    list.every((word) => LOREM.has(word)) &&
    (LOREM.has(last) || ((last.length >= 4 || list.length > 0) && beginsWord(last)))
  );
}

// A length limit cuts the last word short.
function beginsWord(start: string): boolean {
  for (const word of LOREM) {
    if (word.startsWith(start)) {
      return true;
    }
  }
  return false;
}
