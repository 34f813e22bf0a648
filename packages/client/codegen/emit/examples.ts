// `examples.ts`: the named examples of every response and event, for the test kit. Equal values are written once.
import { listOperations, listWebhooks, type OpenApiDocument } from '@belvo-openapi/spec';
import { HEADER, jsdoc, unionOf } from './text.ts';

/** operationId → `[method, path, status → [media type, example name → index of value]]` */
type Table = Record<string, [string, string, Record<string, [string, Record<string, number>]>]>;

export function emitExamples(doc: OpenApiDocument): string {
  const values: string[] = [];
  const indexes = new Map<string, number>();
  const indexOf = (value: unknown) => {
    const text = JSON.stringify(value);
    const known = indexes.get(text);
    if (known !== undefined) {
      return known;
    }
    indexes.set(text, values.length);
    return values.push(text) - 1;
  };
  const named = (examples: readonly { name: string; value: unknown }[]) =>
    Object.fromEntries(examples.map(({ name, value }) => [name, indexOf(value)]));
  const responses: Table = {};
  for (const { operationId, method, path, responses: declared } of listOperations(doc)) {
    responses[operationId] = [
      method.toUpperCase(),
      path,
      Object.fromEntries(
        declared.map(({ status, mediaType = '', examples }) => [status, [mediaType, named(examples)]]),
      ),
    ];
  }
  const events = Object.fromEntries(listWebhooks(doc).map(({ name, examples }) => [name, named(examples)]));
  return (
    `${HEADER}${TABLES}\n${jsdoc(['The operationId of every operation.'])}export type OperationId = ${unionOf(Object.keys(responses))};\n\n` +
    `${jsdoc(['Method, path and examples of every operation; numbers point into the values.'])}` +
    `export const responseExamples: ExampleTable = ${JSON.stringify(responses)};\n\n` +
    `${jsdoc(['Examples of every event.'])}export const eventExamples: EventTable = ${JSON.stringify(events)};\n\n` +
    `${jsdoc(['The values, as JSON text.'])}export const exampleValues: readonly string[] = [\n${values.map((value) => `  ${JSON.stringify(value)},\n`).join('')}];\n`
  );
}

const TABLES = `/** operationId → method, path, and per status its media type and the indexes of its named examples. */
export type ExampleTable = Readonly<
  Record<
    string,
    readonly [string, string, Readonly<Record<string, readonly [string, Readonly<Record<string, number>>]>>]
  >
>;

/** Event name → indexes of its named examples. */
export type EventTable = Readonly<Record<string, Readonly<Record<string, number>>>>;
`;
