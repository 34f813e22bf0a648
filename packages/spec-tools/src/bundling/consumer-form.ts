import { HTTP_METHODS, type OpenApiDocument, type PathItem } from '@belvo-openapi/spec-model';

/** A path item whose parameters stand in each of its operations, before their own. */
function withParametersInPlace({ parameters, ...item }: PathItem): PathItem {
  if (parameters === undefined) {
    return item;
  }
  const operations = HTTP_METHODS.flatMap((method) => {
    const operation = item[method];
    return operation ? [[method, { ...operation, parameters: [...parameters, ...(operation.parameters ?? [])] }]] : [];
  });
  return { ...item, ...Object.fromEntries(operations) };
}

/**
 * The bundle in the form that most tools read without a flaw: parameters of a path stand in each operation (Swagger UI
 * shows those that a path item refers to without a name), and `jsonSchemaDialect` is left out (Swagger UI warns of it in
 * red; it is the dialect of OpenAPI 3.1 in all that this document uses).
 */
export function toConsumerForm({ jsonSchemaDialect: _, ...doc }: OpenApiDocument): OpenApiDocument {
  const paths = Object.entries(doc.paths ?? {}).map(([path, item]) => [path, withParametersInPlace(item as PathItem)]);
  return { ...doc, paths: Object.fromEntries(paths) };
}
