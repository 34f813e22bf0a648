import type { OpenApiDocument } from '@belvo-openapi/spec';
import { emitExamples } from './emit/examples.ts';
import { emitFacade, emitOperations } from './emit/facade.ts';
import { emitDecimals, emitErrorCodes, emitFacts, emitRedaction } from './emit/facts.ts';
import { emitModels } from './emit/models.ts';
import { moduleName } from './emit/module-name.ts';
import { emitFactsModule } from './emit/operation-facts.ts';
import { emitPathTable } from './emit/path-table.ts';
import { emitResource, type Resource } from './emit/resource.ts';
import { emitSchema } from './emit/schema.ts';
import { emitWebhooks } from './emit/webhooks.ts';
import { type ClientOperation, clientOperations } from './model.ts';
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
  return new Map([
    ['models.ts', emitModels(types.models)],
    ['schema.ts', emitSchema(types)],
    ...resources.map(
      (resource) => [`resources/${moduleName(resource.name)}.ts`, emitResource(resource, context)] as const,
    ),
    ...resources.map(
      ({ name, operations: own }) => [`facts/${moduleName(name)}.ts`, emitFactsModule(own, operations)] as const,
    ),
    ['path-table.ts', emitPathTable(operations)],
    ['facade.ts', emitFacade(resources)],
    ['operations.ts', emitOperations(resources)],
    ['facts.ts', emitFacts(doc)],
    ['redaction.ts', emitRedaction(doc)],
    ['decimals.ts', emitDecimals(doc)],
    ['error-codes.ts', emitErrorCodes(doc)],
    ['webhooks.ts', emitWebhooks(doc, types)],
    ['examples.ts', emitExamples(doc)],
  ]);
}
