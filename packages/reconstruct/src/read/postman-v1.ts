import { asArray, asText, type Dict, isDict } from './guards.ts';

/** Whether JSON is a collection of Postman's first format: a flat list of requests, and folders that name theirs. */
export function isV1(value: Dict): boolean {
  return (
    Array.isArray(value.requests) &&
    (Array.isArray(value.order) || Array.isArray(value.folders) || value.name !== undefined)
  );
}

/** A collection of the first format as one of v2.1. */
export function fromV1(source: Dict): Dict {
  const requests = new Map<string, Dict>();
  for (const request of asArray(source.requests)) {
    if (isDict(request)) {
      requests.set(asText(request.id) ?? `#${requests.size}`, request);
    }
  }
  const folders = new Map<string, Dict>();
  for (const folder of asArray(source.folders)) {
    if (isDict(folder)) {
      folders.set(asText(folder.id) ?? `#${folders.size}`, folder);
    }
  }
  const used = new Set<Dict>();
  const items = itemsOf(source, requests, folders, used);
  // Orders have gaps in hand-edited exports.
  const left = [...folders.values()]
    .filter((folder) => !used.has(folder))
    .map((folder) => folderItem(folder, requests, folders, used));
  const lost = [...requests.values()]
    .filter((request) => !used.has(request))
    .map((request) => requestItem(request, used));
  return {
    info: { name: source.name, description: source.description },
    item: [...items, ...left, ...lost],
    variable: source.variables ?? source.variable,
    auth: authOf(source),
    event: source.events,
  };
}

function itemsOf(
  owner: Dict,
  requests: ReadonlyMap<string, Dict>,
  folders: ReadonlyMap<string, Dict>,
  used: Set<Dict>,
): Dict[] {
  const inner = asArray(owner.folders_order ?? owner.foldersOrder).flatMap((id): Dict[] =>
    [folders.get(asText(id) ?? '') ?? []].flat(),
  );
  const own = asArray(owner.order).flatMap((id): Dict[] => [requests.get(asText(id) ?? '') ?? []].flat());
  return [
    ...inner.filter((folder) => !used.has(folder)).map((folder) => folderItem(folder, requests, folders, used)),
    ...own.filter((request) => !used.has(request)).map((request) => requestItem(request, used)),
  ];
}

function folderItem(
  folder: Dict,
  requests: ReadonlyMap<string, Dict>,
  folders: ReadonlyMap<string, Dict>,
  used: Set<Dict>,
): Dict {
  used.add(folder);
  const item = itemsOf(folder, requests, folders, used);
  return { name: folder.name, description: folder.description, auth: authOf(folder), event: folder.events, item };
}

function requestItem(request: Dict, used: Set<Dict>): Dict {
  used.add(request);
  return {
    name: request.name,
    request: requestOf(request),
    response: asArray(request.responses).map(responseOf),
    event: eventsOf(request),
  };
}

function requestOf(request: Dict): Dict {
  const raw = asText(request.url);
  const variables = Array.isArray(request.pathVariableData)
    ? request.pathVariableData
    : isDict(request.pathVariables)
      ? Object.entries(request.pathVariables).map(([key, value]) => ({ key, value }))
      : [];
  const query = asArray(request.queryParams);
  return {
    method: request.method,
    description: request.description,
    header: Array.isArray(request.headerData) ? request.headerData : request.headers,
    body: bodyOf(request),
    auth: authOf(request),
    url: raw === undefined ? request.url : { raw, variable: variables, ...(query.length > 0 && { query }) },
  };
}

function bodyOf(request: Dict): unknown {
  const mode = asText(request.dataMode);
  switch (mode) {
    case 'raw':
      return { mode, raw: asText(request.rawModeData) ?? asText(request.data) ?? '', options: request.dataOptions };
    case 'params':
      return { mode: 'formdata', formdata: request.data };
    case 'urlencoded':
      return { mode, urlencoded: request.data };
    case 'graphql':
      return { mode, graphql: request.graphqlModeData };
    case 'binary':
      return { mode: 'file' };
    default:
      return undefined;
  }
}

const HELPERS: Readonly<Record<string, string>> = {
  basicAuth: 'basic',
  bearerAuth: 'bearer',
  digestAuth: 'digest',
  oAuth1: 'oauth1',
  oAuth2: 'oauth2',
  hawkAuth: 'hawk',
  awsSigV4: 'awsv4',
  ntlmAuth: 'ntlm',
  apikeyAuth: 'apikey',
};

function authOf(owner: Dict): unknown {
  if (isDict(owner.auth)) {
    return owner.auth;
  }
  const type = HELPERS[asText(owner.currentHelper) ?? ''];
  return type === undefined ? undefined : { type, [type]: owner.helperAttributes };
}

function eventsOf(request: Dict): unknown {
  const tests = asText(request.tests);
  return Array.isArray(request.events) || !tests ? request.events : [{ listen: 'test', script: { exec: tests } }];
}

function responseOf(response: unknown): unknown {
  if (!isDict(response)) {
    return response;
  }
  const code = isDict(response.responseCode) ? response.responseCode : {};
  const request = response.requestObject ?? response.request;
  return {
    name: response.name,
    code: response.code ?? code.code,
    status: code.name ?? response.status,
    header: response.headers,
    body: response.text ?? response.body,
    originalRequest: isDict(request) ? requestOf(request) : undefined,
  };
}
