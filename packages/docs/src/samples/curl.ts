import type { NamedExample, OpenApiDocument, Operation } from '@belvo-openapi/spec';
import { parameterValue, sampleParameters } from './values.ts';

/** Quotes a word for a POSIX shell. */
function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
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

/** Address of the call on the first server where it works, with the values that it cannot do without. */
export function sampleUrl(document: OpenApiDocument, operation: Operation): string {
  const server = operation.servers[0]?.url ?? '';
  return `${server.replace(/\/$/, '')}${fillPath(document, operation)}${queryString(document, operation)}`;
}

/** The call as a shell command: credentials from the environment, the body from the named example. */
export function curlSample(document: OpenApiDocument, operation: Operation, example?: NamedExample): string {
  const url = sampleUrl(document, operation);
  const isGet = operation.method === 'get';
  const lines = isGet ? [`curl ${quote(url)}`] : [`curl --request ${operation.method.toUpperCase()}`, quote(url)];
  if (isProtected(document, operation)) {
    lines.push('--user "$BELVO_SECRET_ID:$BELVO_SECRET_PASSWORD"');
  }
  for (const parameter of sampleParameters(operation, 'header')) {
    lines.push(`--header ${quote(`${parameter.name}: ${parameterValue(document, parameter)}`)}`);
  }
  if (example) {
    lines.push(`--header 'Content-Type: ${operation.requestBody?.content[0]?.mediaType ?? 'application/json'}'`);
    lines.push(`--data ${quote(JSON.stringify(example.value, null, 2))}`);
  }
  return `${lines.join(' \\\n  ')}\n`;
}

/** True when the call needs credentials: `security` of the operation, or that of the document. */
export function isProtected(document: OpenApiDocument, operation: Operation): boolean {
  const own = document.paths?.[operation.path]?.[operation.method]?.security;
  return (own ?? document.security ?? []).length > 0;
}
