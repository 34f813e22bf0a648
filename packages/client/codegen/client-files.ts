import type { OpenApiDocument } from '@belvo-openapi/spec';
import { emitConstants, emitDecimals, emitErrorCodes, emitRedaction } from './emit/constants.ts';
import { emitAllOperations, emitDefinitions } from './emit/definitions.ts';
import { emitExamples } from './emit/examples.ts';
import { emitFacade, emitOperations, emitOperationTypes } from './emit/facade.ts';
import { emitModels } from './emit/models.ts';
import { emitResource, type Resource } from './emit/resource.ts';
import { emitSchema } from './emit/schema.ts';
import { emitWebhooks } from './emit/webhooks.ts';
import { type ClientOperation, clientOperations } from './model.ts';
import { kebabCase } from './names.ts';
import { referencePage } from './reference.ts';
import { TypeLibrary } from './types/library.ts';

function resourcesOf(doc: OpenApiDocument, operations: readonly ClientOperation[]): readonly Resource[] {
  const names = [...new Set(operations.map(({ resource }) => resource))];
  return names.map((name) => {
    const own = operations.filter(({ resource }) => resource === name);
    const verbs = own.map(({ verb }) => verb);
    const twice = verbs.find((verb, at) => verbs.indexOf(verb) !== at);
    if (twice !== undefined) {
      throw new Error(`Two operations are named ${name}_${twice}. An operationId is unique.`);
    }
    return { name, description: descriptionOf(doc, own), operations: own };
  });
}

/** The description of the tag that a resource's operations share. */
function descriptionOf(doc: OpenApiDocument, operations: readonly ClientOperation[]): string {
  const { paths = {}, tags = [] } = doc as unknown as {
    paths?: Record<string, Record<string, { tags?: string[] }>>;
    tags?: { name: string; description?: string }[];
  };
  const first = operations[0];
  const tag = first && paths[first.path]?.[first.method.toLowerCase()]?.tags?.[0];
  return tags.find(({ name }) => name === tag)?.description?.trim() ?? `Operations of ${tag ?? 'the API'}.`;
}

/** Everything under `src/generated`, by file name. The same document always gives the same text. */
export async function clientFiles(doc: OpenApiDocument): Promise<ReadonlyMap<string, string>> {
  const types = await TypeLibrary.of(doc);
  const operations = clientOperations(doc, types);
  const resources = resourcesOf(doc, operations);
  const modelNames = types.models.map(({ name }) => name);
  const context = { all: operations, modelNames, reference: referencePage };
  const modules = resources.map((resource) => emitResource(resource, context));
  return new Map([
    ['data/models.ts', emitModels(types.models)],
    ['data/schema.ts', emitSchema(types)],
    ['data/constants.ts', emitConstants(doc)],
    ['data/redaction.ts', emitRedaction(doc)],
    ['data/decimals.ts', emitDecimals(doc)],
    ['data/error-codes.ts', emitErrorCodes(doc)],
    ['data/webhooks.ts', emitWebhooks(doc, types)],
    ['data/examples.ts', emitExamples(doc)],
    ['operations/definitions.ts', emitDefinitions(operations)],
    ['operations/all.ts', emitAllOperations(operations)],
    ...resources.map(({ name }, at) => [`operations/${kebabCase(name)}.ts`, modules[at] ?? ''] as const),
    ['operations/types.ts', emitOperationTypes(resources, modules)],
    ['operations/index.ts', emitOperations(resources)],
    ['operations/facade.ts', emitFacade(resources)],
  ]);
}
