import { createHash } from 'node:crypto';
import { deepField, isItem } from './model.ts';

/**
 * What retrieving through one thing returns, for another: the examples, with ids that are the same at every retrieval and
 * differ from one owner to the next. What the examples call by one id is called by one id here, too, across resources.
 *
 * @param reference The field that names the owner, such as `link`.
 * @param owner Its id, out of the request.
 * @param usual The owner that examples mean which name none.
 */
export function retrievedFor<T>(body: T, reference: string, owner: string, usual: string | undefined): T {
  const example = deepField(body, reference) ?? usual;
  if (example === owner) {
    return body;
  }
  const rename = (id: string) => (id === example ? owner : derivedId(owner, id));
  const walk = (value: unknown, name?: string): unknown => {
    if (Array.isArray(value)) {
      return value.map((inner) => walk(inner, name));
    }
    if (isItem(value)) {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner, key)]));
    }
    if (name === reference && typeof value === 'string') {
      return owner;
    }
    return name === 'id' && typeof value === 'string' && isUuid(value) ? rename(value) : value;
  };
  return walk(body) as T;
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

function derivedId(owner: string, id: string): string {
  const hex = createHash('sha256').update(`${owner} ${id}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
