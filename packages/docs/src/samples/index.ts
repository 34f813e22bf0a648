import type { NamedExample, OpenApiDocument, Operation } from '@belvo-openapi/spec';
import { LANGUAGES, printRequest, type SampleLanguage } from './languages.ts';
import { sampleRequest } from './request.ts';
import { typescriptSample } from './typescript.ts';

/** One request in every language, made from one named example. */
export interface RequestSample {
  /** Name of the example, or `request` for a call without a body. */
  readonly name: string;
  readonly summary: string;
  /** Key of the language -> program. */
  readonly code: Readonly<Record<string, string>>;
}

/** The runnable samples of an operation: one per named example of its body, or one when it has none. */
export function requestSamples(document: OpenApiDocument, operation: Operation): RequestSample[] {
  const examples = operation.requestBody?.content[0]?.examples ?? [];
  const build = (name: string, summary: string, example?: NamedExample): RequestSample => ({
    name,
    summary,
    code: {
      ...printRequest(sampleRequest(document, operation, example)),
      typescript: typescriptSample(document, operation, example),
    },
  });
  return examples.length === 0
    ? [build('request', operation.summary)]
    : examples.map((example) => build(example.name, example.summary ?? example.name, example));
}

/** Path of a sample's file inside the site: `samples/typescript/links/update.update_password.ts`. */
export function sampleFile(operation: Operation, sample: RequestSample, { key, extension }: SampleLanguage): string {
  return `samples/${key}/${operation.resource}/${operation.verb}.${sample.name}.${extension}`;
}

export { LANGUAGES, type SampleLanguage };
