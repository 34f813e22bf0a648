import type { NamedExample, OpenApiDocument, Operation } from '@belvo-openapi/spec';
import { environmentsOf } from '../model/environments.ts';
import { parameterValue, sampleParameters } from './values.ts';

/** One HTTP request in the terms of HTTP itself, before it is written in a language. */
export interface SampleRequest {
  readonly method: string;
  /** Host, path and query, percent-encoded. */
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** JSON text of the body. */
  readonly body?: string;
  readonly mediaType: string;
  /** Whether the keys go with the request as HTTP Basic. */
  readonly authenticated: boolean;
}

function queryString(document: OpenApiDocument, operation: Operation): string {
  const pairs = sampleParameters(operation, 'query').flatMap((parameter) => {
    const value = parameterValue(document, parameter);
    const values = Array.isArray(value) && parameter.explode ? value : [value];
    return values.map((entry) => `${encodeURIComponent(parameter.name)}=${encodeURIComponent(String(entry))}`);
  });
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function fillPath(document: OpenApiDocument, operation: Operation): string {
  return operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const parameter = operation.parameters.find((candidate) => candidate.in === 'path' && candidate.name === name);
    return parameter ? encodeURIComponent(String(parameterValue(document, parameter))) : `{${name}}`;
  });
}

/** True when the call needs credentials: `security` of the operation, or that of the document. */
export function isProtected(document: OpenApiDocument, operation: Operation): boolean {
  const own = document.paths?.[operation.path]?.[operation.method]?.security;
  return (own ?? document.security ?? []).length > 0;
}

/**
 * The request of an operation: the first host it exists on, the values it cannot do without, and the body of a named
 * example.
 */
export function sampleRequest(document: OpenApiDocument, operation: Operation, example?: NamedExample): SampleRequest {
  const [environment] = environmentsOf(operation);
  const mediaType = operation.requestBody?.content[0]?.mediaType ?? 'application/json';
  return {
    method: operation.method.toUpperCase(),
    url: `${environment.url}${fillPath(document, operation)}${queryString(document, operation)}`,
    headers: [
      ...sampleParameters(operation, 'header').map((parameter) => ({
        name: parameter.name,
        value: String(parameterValue(document, parameter)),
      })),
      ...(example ? [{ name: 'Content-Type', value: mediaType }] : []),
    ],
    ...(example ? { body: JSON.stringify(example.value, null, 2) } : {}),
    mediaType,
    authenticated: isProtected(document, operation),
  };
}
