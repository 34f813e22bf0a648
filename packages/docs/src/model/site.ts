import {
  listOperations,
  listSchemas,
  listWebhooks,
  type OpenApiDocument,
  type Operation,
  type Webhook,
} from '@belvo-openapi/spec';
import type { SpecContent } from './content.ts';
import { type ErrorCode, readErrorCodes } from './errors.ts';
import { type DocsContent, type Guide, NO_DOCS_CONTENT, type UserMessage } from './guides.ts';
import type { History } from './history.ts';
import { type NavSection, readNavigation } from './navigation.ts';
import { groupResources, type Resource, type ResourceGroup, readResources } from './resources.ts';
import { readSchemaPlaces } from './schema-places.ts';
import { hasChildren, viewSchema } from './schema-view.ts';
import { NO_SOURCES, type SourceFiles } from './sources.ts';
import { readUsage, type Usage } from './usage.ts';

const UNIONS = ['anyOf', 'oneOf', 'allOf', 'items'];

/** Everything the pages are made of. */
export interface Site {
  document: OpenApiDocument;
  operations: readonly Operation[];
  operationsById: ReadonlyMap<string, Operation>;
  webhooks: readonly Webhook[];
  resources: Resource[];
  groups: ResourceGroup[];
  /** Names of the component schemas, sorted. */
  schemas: string[];
  /**
   * Where schemas with fields or shapes are written out, as addresses inside the site: on a page of their own, or at
   * the one place that uses them. A scalar is shown where it is used.
   */
  schemaPlaces: ReadonlyMap<string, string>;
  /** Those with a page of their own. */
  schemaPages: ReadonlySet<string>;
  usage: ReadonlyMap<string, Usage>;
  errorCodes: ErrorCode[];
  errorCodesByName: ReadonlyMap<string, ErrorCode>;
  /** Values of enums that are no error codes: the same word in a text may mean either. */
  fieldValues: ReadonlySet<string>;
  content: SpecContent;
  guides: readonly Guide[];
  messages: ReadonlyMap<string, UserMessage>;
  readSample: DocsContent['readSample'];
  sources: SourceFiles;
  history: History;
  navigation: readonly NavSection[];
}

/** Everything beside the document. */
export interface SiteTexts {
  readonly content: SpecContent;
  readonly docs?: DocsContent;
  readonly sources?: SourceFiles;
  readonly history?: History;
}

/**
 * Reads a bundled document and the texts beside it.
 * @throws when a reference leads nowhere or an operation has no usable operationId.
 */
export function readSite(
  document: OpenApiDocument,
  { content, docs = NO_DOCS_CONTENT, sources = NO_SOURCES, history = new Map() }: SiteTexts,
): Site {
  const operations = listOperations(document);
  const resources = readResources(document, operations);
  const errorCodes = readErrorCodes(document, operations);
  const schemas = listSchemas(document);
  const webhooks = listWebhooks(document);
  const usage = readUsage(document);
  const candidates = new Set(
    schemas.filter(({ name, schema }) => hasChildren(viewSchema(document, schema, [name]))).map(({ name }) => name),
  );
  const schemaPlaces = readSchemaPlaces({ document, operations, webhooks, candidates, usage });
  const site: Omit<Site, 'navigation'> = {
    document,
    operations,
    operationsById: new Map(operations.map((operation) => [operation.operationId, operation])),
    webhooks,
    resources,
    groups: groupResources(document, resources),
    schemas: schemas.map(({ name }) => name).sort(),
    schemaPlaces,
    schemaPages: new Set([...schemaPlaces].filter(([, place]) => !place.includes('#')).map(([name]) => name)),
    usage,
    errorCodes,
    errorCodesByName: new Map(errorCodes.map((entry) => [entry.code, entry])),
    fieldValues: readFieldValues(document),
    content,
    guides: docs.guides,
    messages: new Map(docs.messages.map((message) => [message.code, message])),
    readSample: docs.readSample,
    sources,
    history,
  };
  return { ...site, navigation: readNavigation(site) };
}

function readFieldValues(document: OpenApiDocument): Set<string> {
  const values = new Set<string>();
  const visit = (node: unknown, key: string): void => {
    if (typeof node !== 'object' || node === null) {
      return;
    }
    const own = (node as { enum?: unknown }).enum;
    if (Array.isArray(own) && key !== 'code') {
      own.forEach((value) => {
        values.add(String(value));
      });
    }
    for (const [name, child] of Object.entries(node)) {
      visit(child, Array.isArray(node) || UNIONS.includes(name) ? key : name);
    }
  };
  for (const { name, schema } of listSchemas(document)) {
    visit(schema, /code$/i.test(name) ? 'code' : name);
  }
  return values;
}
