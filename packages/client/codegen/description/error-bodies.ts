// Bodies of refusals. The client has classes for errors, so the types of their bodies are called what they are.
import { listOperations, type OpenApiDocument, refName, resolveRef, type Schema } from '@belvo-openapi/spec';

/** Schemas that a body consists of: itself, the items of a list, the branches of an alternative. */
function namesIn(doc: OpenApiDocument, schema: Schema | undefined): readonly string[] {
  if (!schema) {
    return [];
  }
  const name = schema.$ref === undefined ? undefined : refName({ $ref: schema.$ref });
  if (name === undefined) {
    return [schema.items, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((part) => namesIn(doc, part));
  }
  const { type, items } = resolveRef<Schema>(doc, schema);
  return type === 'array' ? [name, ...namesIn(doc, items)] : [name];
}

/** The type of each schema that is only ever the body of a refusal: schema → `<schema>Body`. */
export function errorBodyNames(doc: OpenApiDocument): ReadonlyMap<string, string> {
  const responses = listOperations(doc).flatMap((operation) => operation.responses);
  const namesOf = (isWanted: (status: number) => boolean) =>
    responses.filter(({ status }) => isWanted(Number(status))).flatMap(({ schema }) => namesIn(doc, schema));
  const data = new Set(namesOf((status) => status < 400));
  const bodies = namesOf((status) => status >= 400).filter((name) => !data.has(name));
  return new Map(bodies.map((name) => [name, `${name}Body`]));
}
