import { memoize } from '../memo.ts';
import { isDict } from './guards.ts';

const REQUIRED = /^\s*\(\s*required\s*\)\s*/i;
const CHOICE = /\s*\(This can only be one of ([^()]*)\)\s*$/;

/** Prose of a Postman description: a string, or an object with `content`. */
export function descriptionText(value: unknown): string {
  if (typeof value === 'string') {
    return value.trim();
  }
  return isDict(value) && typeof value.content === 'string' ? value.content.trim() : '';
}

/** What a parameter's description says besides prose. */
export interface ParameterNote {
  /** The prose without the notes below. */
  readonly text: string;
  /** The text began with "(Required)". */
  readonly required: boolean;
  /** The values listed by "(This can only be one of a,b)". */
  readonly choices: readonly string[] | undefined;
}

/** Takes Postman's own notes out of a parameter's description. */
export const parameterNote = memoize((description: string): ParameterNote => {
  const required = REQUIRED.test(description);
  let text = required ? description.replace(REQUIRED, '') : description;
  const choice = CHOICE.exec(text);
  let choices: string[] | undefined;
  if (choice) {
    text = text.slice(0, choice.index);
    choices = (choice[1] ?? '').split(',').map((value) => value.trim());
  }
  return { text: text.trim(), required, choices };
});
