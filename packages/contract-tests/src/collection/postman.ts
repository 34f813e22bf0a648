import { readFileSync } from 'node:fs';
import type { RawRequest } from '../support/raw-request.ts';

/** The parts of a Postman Collection v2.1 that sending a request needs. */
export interface PostmanRequest {
  readonly method: string;
  readonly header?: readonly { readonly key: string; readonly value: string; readonly disabled?: boolean }[];
  readonly body?: { readonly mode: string; readonly raw?: string };
  readonly url: {
    readonly raw: string;
    readonly variable?: readonly { readonly key: string; readonly value?: string }[];
  };
}

/** An answer somebody saved beside a request. */
export interface SavedResponse {
  readonly name: string;
  readonly code: number;
  readonly body: string;
  readonly originalRequest: PostmanRequest;
}

/** A request with its saved answers, and the folders it lies in. */
export interface PostmanItem {
  readonly place: string;
  readonly request: PostmanRequest;
  readonly responses: readonly SavedResponse[];
}

interface Node {
  readonly name: string;
  readonly item?: readonly Node[];
  readonly request?: PostmanRequest;
  readonly response?: readonly SavedResponse[];
}

const COLLECTION = new URL('../../../../spec/collection/belvo.postman_collection.json', import.meta.url);

/** Every request of the repository's collection. */
export function readCollection(): readonly PostmanItem[] {
  const { item } = JSON.parse(readFileSync(COLLECTION, 'utf8')) as Node;
  return itemsOf(item ?? [], []);
}

function itemsOf(nodes: readonly Node[], folders: readonly string[]): readonly PostmanItem[] {
  return nodes.flatMap(({ name, item, request, response }) => [
    ...(request ? [{ place: [...folders, name].join(' / '), request, responses: response ?? [] }] : []),
    ...itemsOf(item ?? [], [...folders, name]),
  ]);
}

/** The values somebody fills in before pressing Send: `{{name}}` of the environment and `:name` of the path. */
export interface Variables {
  readonly environment: Readonly<Record<string, string>>;
  /** Path variables that replace what the collection holds. */
  readonly path?: Readonly<Record<string, string>>;
}

/** The request as Postman sends it: variables substituted, the body byte for byte. */
export function asSent({ method, header = [], body, url }: PostmanRequest, variables: Variables): RawRequest {
  const own = Object.fromEntries((url.variable ?? []).map(({ key, value }) => [key, value ?? '']));
  const path: Record<string, string> = { ...own, ...variables.path };
  const substituted = url.raw
    .replace(/\{\{(\w+)\}\}/g, (_, name: string) => defined(variables.environment, name))
    .replace(/\/:(\w+)/g, (_, name: string) => `/${defined(path, name)}`);
  const { secretId = '', secretPassword = '' } = variables.environment;
  const basic = Buffer.from(`${secretId}:${secretPassword}`).toString('base64');
  const headers = header.filter(({ disabled }) => !disabled).map(({ key, value }) => [key.toLowerCase(), value]);
  return {
    method,
    url: substituted,
    headers: { ...Object.fromEntries(headers), authorization: `Basic ${basic}` },
    ...(body?.raw !== undefined && { body: body.raw }),
  };
}

/** `/api/links/:id/` as OpenAPI writes it: `/api/links/{id}/`. */
export function templateOf({ url }: PostmanRequest): string {
  return url.raw.replace(/^\{\{\w+\}\}/, '').replace(/:(\w+)/g, '{$1}');
}

function defined(values: Readonly<Record<string, string>>, name: string): string {
  const value = values[name];
  if (value === undefined) {
    throw new Error(`the collection uses the variable "${name}", which the test gives no value`);
  }
  return value;
}
