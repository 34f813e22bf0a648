import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Json, listOperations, type OpenApiDocument, refName, resolveRef } from '@belvo-openapi/spec-model';
import { parse } from 'yaml';
import { createValidator } from './validator.ts';

/** One fact of what is sent or received; the keys are explained in `spec/evidence/README.md`. */
export interface Entry {
  readonly id: string;
  readonly source: string;
  readonly year: number;
  readonly era: 'today' | 'older';
  readonly request?: string;
  readonly response?: string;
  readonly event?: string;
  readonly value?: string;
  readonly body?: Json;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly expect?: 'refused';
  readonly record?: string;
}

const KINDS = ['request', 'response', 'event', 'value'] as const;
const KEYS = new Set(['id', 'source', 'year', 'era', 'body', 'query', 'headers', 'expect', 'record', ...KINDS]);

/** All entries of a folder with YAML files, in the order of the files. */
export function readEvidence(folder: string): readonly Entry[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files.sort().flatMap((name) => (parse(readFileSync(join(folder, name), 'utf8')) ?? []) as readonly Entry[]);
}

/** What is wrong with the form of an entry; empty when nothing is. */
export function formOf(entry: Entry): readonly string[] {
  const kinds = KINDS.filter((kind) => entry[kind] !== undefined);
  const unknown = Object.keys(entry).filter((key) => !KEYS.has(key));
  return [
    ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(entry.id) ? [] : ['id is not in lower case with hyphens']),
    ...(entry.source ? [] : ['source is missing']),
    ...(Number.isInteger(entry.year) ? [] : ['year is missing']),
    ...(['today', 'older'].includes(entry.era) ? [] : ['era is neither today nor older']),
    ...(kinds.length === 1 ? [] : [`one of ${KINDS.join(', ')} is needed, and one alone`]),
    ...(entry.era === 'today' && entry.expect === 'refused' && !entry.record ? ['record is missing'] : []),
    ...unknown.map((key) => `${key} is unknown`),
  ];
}

/** Holds entries against a document: gives the refusals of one, empty when the document accepts it. */
export function createHolder(doc: OpenApiDocument): (entry: Entry) => readonly string[] {
  const operations = new Map(listOperations(doc).map((operation) => [operation.operationId, operation]));
  const validate = createValidator(doc);
  const pointerOf = (schema: object | undefined, place: string): string => {
    const name = schema && refName(schema as { $ref: string });
    return name === undefined ? place : `/components/schemas/${name}`;
  };
  const escaped = (path: string) => path.replaceAll('~', '~0').replaceAll('/', '~1');

  const request = ({ request: id = '', body, query = {}, headers = {} }: Entry): readonly string[] => {
    const operation = operations.get(id);
    if (!operation) {
      return [`no operation ${id}`];
    }
    const { parameters, path, method, requestBody } = operation;
    const queries = parameters.filter((parameter) => parameter.in === 'query');
    const names = new Set(queries.map(({ name }) => name));
    const headerNames = new Set(parameters.filter(({ in: place }) => place === 'header').map(({ name }) => name));
    const schema = requestBody?.content[0]?.schema;
    const place = `/paths/${escaped(path)}/${method}/requestBody/content/application~1json/schema`;
    return [
      ...Object.keys(query).flatMap((name) => (names.has(name) ? [] : [`query ${name} is not declared`])),
      ...queries.flatMap(({ name, required }) => (required && !(name in query) ? [`query ${name} is required`] : [])),
      ...Object.keys(headers).flatMap((name) => (headerNames.has(name) ? [] : [`header ${name} is not declared`])),
      ...(body === undefined ? [] : schema ? validate(pointerOf(schema, place), body) : ['no body is declared']),
    ];
  };

  const response = ({ response: of = '', body = null }: Entry): readonly string[] => {
    const [id = '', status = ''] = of.split(' ');
    const operation = operations.get(id);
    const node = operation && doc.paths?.[operation.path]?.[operation.method]?.responses?.[status];
    if (!node) {
      return [`no operation ${id} with status ${status}`];
    }
    const name = refName(node as { $ref: string });
    const { schema } = operation.responses.find((each) => each.status === status) ?? {};
    return validate(pointerOf(schema, `/components/responses/${name}/content/application~1json/schema`), body);
  };

  const event = ({ event: of = '', body = null }: Entry): readonly string[] => {
    const [type, code] = of.split(' ');
    const bodies = Object.values(doc.webhooks ?? {}).flatMap(({ post }) => {
      const schema = post?.requestBody && resolveRef(doc, post.requestBody).content['application/json']?.schema;
      return schema ? [schema as { $ref: string }] : [];
    });
    const found = bodies.find((schema) => {
      const { properties = {} } = resolveRef(doc, schema) as {
        properties?: Record<string, { const?: string } | undefined>;
      };
      return properties.webhook_type?.const === type && properties.webhook_code?.const === code;
    });
    return found ? validate(`/components/schemas/${refName(found)}`, body) : [`no event ${of}`];
  };

  const value = ({ value: of = '', body = null }: Entry): readonly string[] => {
    const [schema = '', field = ''] = of.split('.');
    const known = (doc.components?.schemas?.[schema] as { properties?: object } | undefined)?.properties;
    return known && field in known
      ? validate(`/components/schemas/${schema}/properties/${field}`, body)
      : [`no field ${of}`];
  };

  return (entry) =>
    entry.request ? request(entry) : entry.response ? response(entry) : entry.event ? event(entry) : value(entry);
}
