/** The bundle as the checks ask for it. */
import { type Json, listOperations, loadBundle, type Operation } from '@belvo-openapi/spec';

/** Every operation of the bundle. */
export const operations: readonly Operation[] = listOperations(loadBundle());

/** A named example of a JSON body, where it stands. */
export interface PlacedExample {
  readonly operation: Operation;
  /** Status of the response; absent for a request body. */
  readonly status?: string;
  readonly name: string;
  readonly value: Json;
}

/** Every named example of every JSON body: one that several operations refer to comes once for each. */
export const examples: readonly PlacedExample[] = operations.flatMap((operation) => {
  const bodies = [
    ...(operation.requestBody?.content ?? []).map((content) => ({ content, place: {} })),
    ...operation.responses.flatMap(({ status, content }) =>
      content.map((one) => ({ content: one, place: { status } })),
    ),
  ];
  return bodies
    .filter(({ content }) => /\bjson\b/.test(content.mediaType))
    .flatMap(({ content, place }) => content.examples.map(({ name, value }) => ({ operation, ...place, name, value })));
});

/** `links_update` as most generators write it: `linksUpdate`. */
export const camelCase = (operationId: string): string =>
  operationId.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The same with a capital: `LinksUpdate`. */
export const pascalCase = (operationId: string): string =>
  camelCase(operationId).replace(/^\w/, (letter) => letter.toUpperCase());
