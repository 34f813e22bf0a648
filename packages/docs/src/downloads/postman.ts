import { createHash } from 'node:crypto';
import type { OpenApiDocument, Operation } from '@belvo-openapi/spec';
import { environmentsOf } from '../model/environments.ts';
import type { Site } from '../model/site.ts';
import { sampleRequest } from '../samples/request.ts';
import { parameterValue, sampleParameters } from '../samples/values.ts';

interface KeyValue {
  key: string;
  value?: unknown;
  disabled?: boolean;
}

interface Item {
  id?: string;
  name: string;
  item?: Item[];
  request?: {
    method: string;
    url: { host: string[]; path: string[]; query: KeyValue[]; variable: KeyValue[] };
    header: KeyValue[];
    body?: { mode: string; raw?: string };
    auth?: unknown;
  };
  response?: unknown[];
}

interface Collection extends Item {
  info: { _postman_id?: string; [key: string]: unknown };
  variable: KeyValue[];
  auth: unknown;
}

/** A UUID made of a text (RFC 9562, version 8): the same text gets the same one in every build. */
function stableId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function convert(document: OpenApiDocument): Promise<Collection> {
  // Loaded when a site is built: serving one, or asking for help, does not wait for it.
  const { convertV2 } = await import('openapi-to-postmanv2');
  const options = {
    folderStrategy: 'Tags',
    parametersResolution: 'Example',
    alwaysInheritAuthentication: true,
  } as const;
  return new Promise((resolve, reject) => {
    // The converter writes into what it reads.
    convertV2({ type: 'json', data: structuredClone(document) }, options, (error, result) => {
      const [output] = result?.output ?? [];
      if (error || !output) {
        reject(new Error(`The Postman collection cannot be made: ${error?.message ?? result?.reason ?? 'no output'}`));
      } else {
        resolve(output.data as unknown as Collection);
      }
    });
  });
}

/** `/api/links/:id/` as the document has it: `/api/links/{id}/`. */
function pathOf({ path }: { path: string[] }): string {
  return `/${path.map((segment) => segment.replace(/^:(.+)$/, '{$1}')).join('/')}`;
}

const DEFAULT_HOST = 'baseUrl';

/** Name of the collection variable that holds the host of an operation. */
function hostVariable(site: Site, operation: Operation): string {
  const [own] = environmentsOf(operation);
  const isDefault = own.url === String(site.document.servers?.[0]?.url ?? own.url).replace(/\/$/, '');
  return isDefault ? DEFAULT_HOST : `${own.name}Url`;
}

/** Sends what the samples send: required values and examples, everything else there to be switched on. */
function fill(site: Site, request: NonNullable<Item['request']>, operation: Operation): void {
  const { document } = site;
  const example = operation.requestBody?.content[0]?.examples[0];
  const sample = sampleRequest(document, operation, example);
  const sent = (place: 'query' | 'header') =>
    new Map(sampleParameters(operation, place).map((entry) => [entry.name, String(parameterValue(document, entry))]));
  const query = sent('query');
  const headers = sent('header');
  request.url.host = [`{{${hostVariable(site, operation)}}}`];
  request.url.query = request.url.query.map((entry) =>
    query.has(entry.key)
      ? { ...entry, value: query.get(entry.key), disabled: false }
      : { ...entry, value: '', disabled: true },
  );
  request.url.variable = request.url.variable.map((entry) => {
    const parameter = operation.parameters.find(({ in: place, name }) => place === 'path' && name === entry.key);
    return parameter ? { ...entry, value: String(parameterValue(document, parameter)) } : entry;
  });
  request.header = request.header
    .filter(({ key }) => key !== 'Accept')
    .map((entry) => {
      if (!operation.parameters.some(({ in: place, name }) => place === 'header' && name === entry.key)) {
        return entry;
      }
      return headers.has(entry.key)
        ? { ...entry, value: headers.get(entry.key), disabled: false }
        : { ...entry, disabled: true };
    });
  if (request.body && sample.body !== undefined) {
    request.body.raw = sample.body;
  }
  if (!sample.authenticated) {
    request.auth = { type: 'noauth' };
  }
}

function walk(site: Site, items: readonly Item[], place: string): void {
  for (const item of items) {
    const name = `${place}/${item.name}`;
    if (item.item) {
      walk(site, item.item, name);
    } else if (item.request) {
      const { method, url } = item.request;
      const operation = site.operations.find(
        (candidate) => candidate.method.toUpperCase() === method && candidate.path === pathOf(url),
      );
      if (!operation) {
        throw new Error(`The Postman collection has ${method} ${pathOf(url)}, which the document does not.`);
      }
      fill(site, item.request, operation);
      item.response = [];
    }
    item.id = stableId(name);
  }
}

/**
 * A Postman collection of the API: one folder per tag, requests as the samples send them, keys and hosts as variables.
 * The same document gives the same bytes, identifiers included.
 */
export async function postmanCollection(site: Site): Promise<string> {
  const collection = await convert(site.document);
  const folders = collection.item?.filter(({ item }) => item === undefined || item.length > 0) ?? [];
  walk(site, folders, site.document.info.title);
  const hosts = new Map(
    site.operations.map((operation) => [hostVariable(site, operation), environmentsOf(operation)[0].url]),
  );
  collection.item = folders;
  collection.info._postman_id = stableId(site.document.info.title);
  collection.auth = {
    type: 'basic',
    basic: [
      { key: 'username', value: '{{secretId}}', type: 'string' },
      { key: 'password', value: '{{secretPassword}}', type: 'string' },
    ],
  };
  collection.variable = [
    ...[...hosts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => ({ key, value })),
    { key: 'secretId', value: '' },
    { key: 'secretPassword', value: '' },
  ];
  return `${JSON.stringify(collection)}\n`;
}
