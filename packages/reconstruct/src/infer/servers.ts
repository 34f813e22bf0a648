import type { Collection } from '../read/model.ts';
import { fillIn, VARIABLE } from '../read/variables.ts';

/** An OpenAPI server object. */
export interface Server {
  readonly url: string;
  readonly variables?: Record<string, { default: string }>;
}

/** The server a url's base stands for: variables with a value are filled in, the others stay server variables. */
export function serverOf(base: string, collection: Collection): Server | undefined {
  let url = fillIn(base, collection.variables);
  const variables: Record<string, { default: string }> = {};
  url = url.replace(VARIABLE, (_all, name: string) => {
    const key = name.trim().replace(/[^\w.-]/g, '_') || 'server';
    variables[key] = { default: /url|host|server|domain|endpoint/i.test(key) ? 'https://api.example.com' : key };
    return `{${key}}`;
  });
  url = url
    .trim()
    .replace(/\/+$/, '')
    .replace(/[?#].*$/s, '');
  if (url === '') {
    return undefined;
  }
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(url) && !url.startsWith('{') && !url.startsWith('/')) {
    url = `${/^localhost\b|^127\.|^\d+\.\d+\.\d+\.\d+/.test(url) ? 'http' : 'https'}://${url}`;
  }
  return Object.keys(variables).length > 0 ? { url, variables } : { url };
}
