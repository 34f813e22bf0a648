import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A pair of a name and a value; some are switched off. */
interface Pair {
  readonly key: string;
  readonly value?: string | null;
  readonly disabled?: boolean;
}

/** The parts of a Postman Collection v2.1 that sending a request needs. */
export interface PostmanRequest {
  readonly method: string;
  readonly header?: readonly Pair[];
  readonly body?: { readonly mode?: string; readonly raw?: string };
  readonly url: string | { readonly raw?: string; readonly variable?: readonly Pair[] };
}

/** A response somebody saved beside a request. */
export interface SavedResponse {
  readonly name: string;
  readonly code: number;
  /** Empty or `null` for a response without a body. */
  readonly body?: string | null;
  readonly originalRequest?: PostmanRequest;
}

/** A request with its saved responses, and the folders it lies in. */
export interface PostmanItem {
  readonly place: string;
  readonly request: PostmanRequest;
  readonly responses: readonly SavedResponse[];
}

/** A folder, a request, or the collection itself. */
export interface PostmanNode {
  readonly name?: string;
  readonly item?: readonly PostmanNode[];
  readonly request?: PostmanRequest;
  readonly response?: readonly SavedResponse[];
}

const FOLDER = fileURLToPath(new URL('../../../../spec/collection/', import.meta.url));

/** Every request of the repository's collections. */
export function readCollections(): readonly PostmanItem[] {
  const files = globSync('*.postman_collection.json', { cwd: FOLDER }).sort();
  return files.flatMap((file) => itemsOf(JSON.parse(readFileSync(FOLDER + file, 'utf8')) as PostmanNode));
}

/** Every request of a collection, folders in its place: `Links / Update`. */
export function itemsOf({ item = [] }: PostmanNode, folders: readonly string[] = []): readonly PostmanItem[] {
  return item.flatMap((node) => {
    const { name = '', request, response } = node;
    const place = [...folders, name];
    return [
      ...(request ? [{ place: place.join(' / '), request, responses: response ?? [] }] : []),
      ...itemsOf(node, place),
    ];
  });
}

/** The address of a request, taken apart; what stands for the host is left out. */
export interface PostmanAddress {
  /** With its slashes as written: `/api/links/:id/`. */
  readonly path: string;
  /** Sample values of the variables in the path. */
  readonly samples: Readonly<Record<string, string>>;
  /** Query parameters that are switched on, percent-encoding undone. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Takes the address of a request apart, whether it is one text or in parts. */
export function addressOf({ url }: PostmanRequest): PostmanAddress {
  const raw = typeof url === 'string' ? url : (url.raw ?? '');
  const variables = typeof url === 'string' ? [] : (url.variable ?? []);
  const [address = '', query = ''] = raw.split('#')[0]?.split(/\?(.*)/s) ?? [];
  const path = address.replace(/^(\w+:\/\/[^/]+|\{\{[^}]+\}\})/, '');
  return {
    path: path.startsWith('/') ? path : `/${path}`,
    samples: Object.fromEntries(variables.map(({ key, value }) => [key, value ?? ''])),
    query: query
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const [name = '', value = ''] = pair.split(/=(.*)/s);
        return [decoded(name), decoded(value)] as const;
      }),
  };
}

const VARIABLE = /^(?::(?<colon>.+)|\{\{?(?<braces>[^}]+)\}?\})$/;

/** The name of the variable that a segment of a path is: `:id`, `{id}` and `{{id}}` alike; `undefined` for a word. */
export function variableIn(segment: string): string | undefined {
  const { colon, braces } = VARIABLE.exec(segment)?.groups ?? {};
  return colon ?? braces;
}

/** A path without the names of its variables and without its last slash, as it is compared: `/api/links/{}`. */
export function bare(path: string): string {
  const segments = path.split('/').map((segment) => (variableIn(segment) === undefined ? segment : '{}'));
  return segments.join('/').replace(/\/$/, '');
}
