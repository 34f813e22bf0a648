import type { NamedExample, OpenApiDocument, Operation } from '@belvo-openapi/spec';
import { curlSample } from './curl.ts';
import { typescriptSample } from './typescript.ts';

/** One request in every language, made from one named example. */
export interface RequestSample {
  /** Name of the example, or `request` for a call without a body. */
  name: string;
  summary: string;
  curl: string;
  typescript: string;
}

/** The runnable samples of an operation: one per named example of its body, or one when it has none. */
export function requestSamples(document: OpenApiDocument, operation: Operation): RequestSample[] {
  const examples = operation.requestBody?.content[0]?.examples ?? [];
  const build = (name: string, summary: string, example?: NamedExample): RequestSample => ({
    name,
    summary,
    curl: curlSample(document, operation, example),
    typescript: typescriptSample(document, operation, example),
  });
  return examples.length === 0
    ? [build('request', operation.summary)]
    : examples.map((example) => build(example.name, example.summary ?? example.name, example));
}

const EXTENSIONS = { curl: 'sh', typescript: 'ts' } as const;

/** Path of a sample's file inside the site: `samples/typescript/links/update.update_password.ts`. */
export function sampleFile(operation: Operation, sample: RequestSample, language: keyof typeof EXTENSIONS): string {
  return `samples/${language}/${operation.resource}/${operation.verb}.${sample.name}.${EXTENSIONS[language]}`;
}
