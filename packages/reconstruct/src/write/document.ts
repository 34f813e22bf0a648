import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { ApiModel } from '../infer/infer.ts';
import type { OperationModel } from '../infer/model.ts';
import type { Names } from '../name/names.ts';
import type { Schema } from '../observe/observations.ts';
import type { ResolvedOptions } from '../options.ts';
import { put } from '../read/guards.ts';
import type { Collection } from '../read/model.ts';
import { ExampleValues } from './example-values.ts';
import { toOpenApi30 } from './openapi30.ts';
import { OperationWriter } from './operations.ts';
import { parameterObject } from './parameters.ts';
import { SchemaWriter } from './schemas.ts';
import { SecurityWriter } from './security.ts';
import { ServerWriter } from './servers.ts';
import { SharedParts } from './shared-parts.ts';
import { writeTags } from './tags.ts';

/** An OpenAPI document as plain data. */
export type OpenApiDocument = Record<string, unknown>;

/** Writes the model as an OpenAPI document. */
export function buildDocument(
  collection: Collection,
  model: ApiModel,
  names: Names,
  options: ResolvedOptions,
  diagnostics: Diagnostics,
): OpenApiDocument {
  const schemas = new SchemaWriter(model.clusters, {
    nameOf: (cluster) => names.schemas.get(cluster),
    requiredOf: (cluster) => model.required.get(cluster)?.keys ?? [],
    readOnlyOf: model.readOnly,
    isAnswered: (cluster) => model.usages.get(cluster)?.answered ?? false,
    noteOf: (cluster, key) => model.notes.get(cluster)?.get(key),
    prose: options.prose,
    resolve: markerResolver(model, names),
  });
  const security = new SecurityWriter(collection, model.operations, diagnostics);
  const servers = new ServerWriter(collection, model.operations, diagnostics);
  const shared = new SharedParts(model.operations);
  const values = new ExampleValues(model.clusters);
  const writer = new OperationWriter({
    schemas,
    security,
    servers,
    names,
    options,
    values,
    generated: model.generated,
    shared,
  });
  const paths = writePaths(model.operations, writer);
  const components = {
    schemas: sorted(schemaDefinitions(model, names, schemas)),
    parameters: sorted(shared.parameters, (parameter) => parameterObject(parameter, schemas, options)),
    responses: sorted(shared.responses, (response) => writer.response(response)),
    securitySchemes: security.schemes(),
  };
  if (values.cut > 0) {
    const message = `${values.cut} elements of long lists in examples are left out; those that stay show what the lists hold.`;
    diagnostics.add('info', 'example-cut', '', message);
  }
  const document: OpenApiDocument = {
    openapi: options.openapi === '3.0' ? '3.0.3' : '3.1.0',
    info: info(collection, options),
  };
  const list = servers.root();
  if (list.length > 0) {
    document.servers = list;
  }
  const { tags, groups } = writeTags(collection, model.operations, options);
  if (tags.length > 0) {
    document.tags = tags;
  }
  if (groups.length > 0) {
    document['x-tagGroups'] = groups;
  }
  const rootSecurity = security.root();
  if (rootSecurity) {
    document.security = rootSecurity;
  }
  document.paths = paths;
  const used = Object.entries(components).filter(([, part]) => Object.keys(part).length > 0);
  if (used.length > 0) {
    document.components = Object.fromEntries(used);
  }
  return options.openapi === '3.0' ? (toOpenApi30(document) as OpenApiDocument) : document;
}

/** Finds the schema a circular marker names: by other markers at places seen whole, else by the name it got. */
function markerResolver(model: ApiModel, names: Names): (marker: string) => number | undefined {
  const clusters = new Map<string, number>();
  for (const [cluster, name] of names.schemas) {
    clusters.set(name.toLowerCase(), cluster);
  }
  for (const usage of model.usages.values()) {
    for (const marker of usage.markerNames.keys()) {
      clusters.set(marker.toLowerCase(), usage.id);
    }
  }
  return (marker) => clusters.get(marker.toLowerCase());
}

function info(collection: Collection, options: ResolvedOptions): Record<string, unknown> {
  const out: Record<string, unknown> = { title: collection.name };
  if (options.prose && collection.description !== '') {
    out.description = collection.description;
  }
  out.version = collection.version ?? '1.0.0';
  return out;
}

function writePaths(operations: readonly OperationModel[], writer: OperationWriter): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    if (!Object.hasOwn(paths, operation.path)) {
      put(paths, operation.path, {});
    }
    (paths[operation.path] as Record<string, unknown>)[operation.method.toLowerCase()] = writer.write(operation);
  }
  return paths;
}

function schemaDefinitions(model: ApiModel, names: Names, schemas: SchemaWriter): Map<string, Schema> {
  const definitions = new Map<string, Schema>();
  for (const usage of model.usages.values()) {
    const name = names.schemas.get(usage.id);
    if (name !== undefined) {
      definitions.set(name, schemas.definition(usage.id, usage.shape));
    }
  }
  return definitions;
}

/** By name, so that a schema is found where one looks for it and a new one moves no other. */
function sorted<T>(
  parts: ReadonlyMap<string, T>,
  write: (part: T) => unknown = (part) => part,
): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  // One by one: for the thousands of a large document `fromEntries` makes a hidden class each.
  for (const name of [...parts.keys()].sort()) {
    put(out, name, write(parts.get(name) as T));
  }
  return out;
}
