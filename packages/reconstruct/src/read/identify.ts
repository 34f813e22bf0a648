import { asText, type Dict, isDict } from './guards.ts';

/** What JSON that is no collection looks like, as the end of "this is …". */
export function identify(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list, and nothing in it is a Postman collection';
  }
  if (!isDict(value)) {
    return `${value === null ? 'null' : `a ${typeof value}`}, and a collection is an object`;
  }
  const known = KINDS.find(([test]) => test(value));
  return known ? known[1](value) : 'JSON without a list of items or requests, which a Postman collection has';
}

/** What text that is neither JSON nor an object in YAML looks like, as a sentence. */
export function identifyText(text: string): string {
  if (text.trim() === '') {
    return 'The input is empty.';
  }
  const known = TEXTS.find(([pattern]) => pattern.test(text.slice(0, 2000)));
  return known ? `This is ${known[1]}.` : 'The input is neither JSON nor YAML.';
}

const TEXTS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^%PDF-/, 'a PDF document'],
  [/^version https:\/\/git-lfs/, "a pointer of Git LFS, not the file itself; get it with 'git lfs pull'"],
  [/^(<{7}|>{7}|={7})( |$)/m, 'a file with the marks of an unresolved merge'],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they tell binary data from text.
  [/[\0-\x08\ufffd]/, 'binary data, or text that is not in UTF-8 or UTF-16'],
  [/^\s*(<!doctype html|<html)/i, 'an HTML page; download the collection itself'],
  [/<(\w+:)?definitions\b/, 'a WSDL description'],
  [/^\s*</, 'XML'],
  [/^\s*(\/\/|\/\*)/, 'JSON with comments, or a program; JSON has none'],
  [/^\s*meta\s*\{/, 'a Bruno request'],
  [/^\s*(\$ )?curl\s/, 'a curl command'],
  [/^(GET|POST|PUT|PATCH|DELETE)\s+\S+/m, 'a file of HTTP requests'],
  [/^\s*(type|schema|enum|interface|scalar)\s+\w*\s*[{@]/m, 'a GraphQL schema'],
  [/^\s*syntax\s*=\s*["']proto/m, 'a description in Protocol Buffers'],
];

type Kind = readonly [test: (value: Dict) => boolean, describe: (value: Dict) => string];

const fixed = (text: string) => () => text;

const KINDS: readonly Kind[] = [
  [(value) => typeof value.openapi === 'string', (value) => `an OpenAPI document (version ${value.openapi})`],
  [(value) => value.swagger !== undefined, (value) => `an OpenAPI document (Swagger ${asText(value.swagger) ?? ''})`],
  [(value) => value.asyncapi !== undefined, fixed('an AsyncAPI document')],
  [(value) => value._postman_variable_scope === 'globals', fixed("an export of Postman's globals; give it with --env")],
  [isEnvironment, fixed('a Postman environment; give it with --env, beside a collection')],
  [
    (value) => value.$kind !== undefined,
    (value) =>
      `a part of a Postman collection in the v3 format (${asText(value.$kind)}); give the folder of the collection`,
  ],
  [(value) => isDict(value.log) && Array.isArray(value.log.entries), fixed('an HTTP archive (HAR)')],
  [(value) => value._type === 'export' && Array.isArray(value.resources), fixed('an Insomnia export')],
  [(value) => asText(value.type)?.startsWith('collection.insomnia') === true, fixed('an Insomnia export')],
  [
    (value) =>
      value.brunoConfig !== undefined ||
      (isDict(value.meta) && value.meta.bruno !== undefined) ||
      (value.type === 'collection' && value.version !== undefined),
    fixed('a Bruno collection'),
  ],
  [
    (value) => value.collectionName !== undefined || /thunder/i.test(asText(value.clientName) ?? ''),
    fixed('a Thunder Client collection'),
  ],
  [
    (value) => value.v !== undefined && Array.isArray(value.folders) && Array.isArray(value.requests),
    fixed('a Hoppscotch collection'),
  ],
  [(value) => isDict(value.__schema) || (isDict(value.data) && isDict(value.data.__schema)), fixed('a GraphQL schema')],
  [(value) => Array.isArray(value.collections), fixed('a dump of Postman data without any collection in it')],
  [(value) => value.$schema !== undefined && /json-schema/.test(asText(value.$schema) ?? ''), fixed('a JSON Schema')],
  [
    (value) => value.version !== undefined && [value.dependencies, value.devDependencies, value.scripts].some(isDict),
    fixed('a package.json'),
  ],
  [
    (value) => isDict(value.error) || (asText(value.error) !== undefined && Object.keys(value).length <= 4),
    fixed('the answer of a request that failed; download the collection itself'),
  ],
];

/** Whether JSON is an environment or globals as Postman exports them. */
export function isEnvironment(value: unknown): value is Dict {
  return isDict(value) && Array.isArray(value.values) && value.item === undefined && value.request === undefined;
}
