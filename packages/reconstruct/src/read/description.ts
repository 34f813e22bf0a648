import { isDict } from './guards.ts';

/** Prose of a Postman description: a string, or an object with `content`. */
export function descriptionText(value: unknown): string {
  if (typeof value === 'string') {
    return value.trim();
  }
  return isDict(value) && typeof value.content === 'string' ? value.content.trim() : '';
}
