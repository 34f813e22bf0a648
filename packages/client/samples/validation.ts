import { belvo } from './belvo.ts';

/** The data of a call if it is what the specification says; `isValid` is for instance a schema compiled by ajv. */
export async function validated<T>(data: PromiseLike<T>, isValid: (data: unknown) => boolean): Promise<T> {
  const value = await data;
  if (!isValid(value)) {
    throw new TypeError('Belvo answers otherwise than its specification says.');
  }
  return value;
}

export const linkOf = (id: string, isLink: (data: unknown) => boolean) => validated(belvo.links.get(id), isLink);
