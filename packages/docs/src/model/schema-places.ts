import type { OpenApiDocument, Operation, Webhook } from '@belvo-openapi/spec';
import { type SchemaView, viewSchema } from './schema-view.ts';
import { operationUrl, schemaUrl, slug, webhookUrl } from './urls.ts';
import type { Usage } from './usage.ts';

/** What the places of schemas depend on. */
interface PlacedDocument {
  readonly document: OpenApiDocument;
  readonly operations: readonly Operation[];
  readonly webhooks: readonly Webhook[];
  /** Schemas that have fields or shapes. */
  readonly candidates: ReadonlySet<string>;
  readonly usage: ReadonlyMap<string, Usage>;
}

/** How often others refer to a schema; what it says of itself does not count. */
function users(usage: ReadonlyMap<string, Usage>, name: string): number {
  const { operations = new Set(), schemas = new Set() } = usage.get(name) ?? {};
  return operations.size + schemas.size - (schemas.has(name) ? 1 : 0);
}

/** Notes where the schemas without a page of their own are written out, in the order of a page. */
class Places {
  readonly found = new Map<string, string>();
  readonly #hasPage: (name: string) => boolean;

  constructor(hasPage: (name: string) => boolean) {
    this.#hasPage = hasPage;
  }

  /** A value at `id`; `anchor` where its own place is called otherwise than the start of its fields' ids. */
  visit(view: SchemaView, page: string, id: string, anchor = id): void {
    const { name } = view;
    if (view.recursive || (name !== undefined && (this.#hasPage(name) || this.found.has(name)))) {
      return;
    }
    if (name !== undefined) {
      this.found.set(name, `${page}#${anchor}`);
    }
    this.inside(view, page, id, anchor);
  }

  /** What is inside of a schema that is written out at `id`: the ids are those that `render/fields.ts` gives. */
  inside(view: SchemaView, page: string, id: string, anchor = id): void {
    if (view.items) {
      this.visit(view.items, page, id, anchor);
    }
    for (const { name, schema } of view.properties) {
      this.visit(schema, page, `${id}.${slug(name)}`);
    }
    for (const [index, option] of (view.variants?.options ?? []).entries()) {
      this.visit(option, page, `${id}.shape-${index + 1}`);
    }
    if (view.additional) {
      this.visit(view.additional, page, `${id}.-key-`);
    }
  }
}

/**
 * Where the fields of each named schema are written out: a page of its own for what several places use, else the one
 * place that uses it, as an address inside the site.
 */
export function readSchemaPlaces(input: PlacedDocument): ReadonlyMap<string, string> {
  const { document, operations, webhooks, candidates, usage } = input;
  const pages = new Set([...candidates].filter((name) => users(usage, name) !== 1));
  for (;;) {
    const places = new Places((name) => pages.has(name));
    for (const operation of operations) {
      const page = operationUrl(operation.operationId);
      for (const parameter of operation.parameters) {
        places.visit(viewSchema(document, parameter.schema), page, `${parameter.in}.${slug(parameter.name)}`);
      }
      const body = operation.requestBody?.content[0]?.schema;
      if (body) {
        places.visit(viewSchema(document, body), page, 'body', 'request-body');
      }
      for (const { status, schema } of operation.responses) {
        if (schema) {
          places.visit(viewSchema(document, schema), page, `response-${slug(status)}`);
        }
      }
    }
    for (const { name, schema } of webhooks) {
      places.visit(viewSchema(document, schema), webhookUrl(name), 'body', 'payload');
    }
    for (const name of pages) {
      const schema = document.components?.schemas?.[name] ?? {};
      places.inside(viewSchema(document, schema, [name]), schemaUrl(name), 'field');
    }
    // What is used in a way that has no place, for instance as a part of `allOf`, gets a page.
    const lost = [...candidates].filter((name) => !pages.has(name) && !places.found.has(name));
    if (lost.length === 0) {
      const own = [...pages].map((name): [string, string] => [name, schemaUrl(name)]);
      return new Map([...own, ...places.found].filter(([name]) => candidates.has(name)));
    }
    for (const name of lost) {
      pages.add(name);
    }
  }
}
