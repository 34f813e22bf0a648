import type { NamedExample, OpenApiDocument, Operation } from '@belvo-openapi/spec';
import { toLiteral } from './literal.ts';
import { parameterValue, sampleParameters } from './values.ts';

const CLIENT = `import { createBelvoClient } from '@belvo-openapi/client';

const belvo = createBelvoClient({
  secretId: process.env.BELVO_SECRET_ID ?? '',
  secretPassword: process.env.BELVO_SECRET_PASSWORD ?? '',
  environment: 'sandbox',
});
`;

/** `belvo.<resource>.<verb>` */
export function clientMethod(operation: Operation): string {
  return `belvo.${operation.resource}.${operation.verb}`;
}

/** The path parameters of an operation in the order of its path: that of the client's arguments. */
function pathParameters(operation: Operation): Operation['parameters'] {
  return [...operation.path.matchAll(/\{([^}]+)\}/g)].flatMap(([, name]) =>
    operation.parameters.filter((parameter) => parameter.in === 'path' && parameter.name === name),
  );
}

/** Query parameters that the call cannot do without, as an object. */
function queryArgument(document: OpenApiDocument, operation: Operation): Record<string, unknown> | undefined {
  const entries = sampleParameters(operation, 'query').map((parameter) => [
    parameter.name,
    parameterValue(document, parameter),
  ]);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** The call's arguments as TypeScript: path values, then body, then required query parameters. */
export function callArguments(document: OpenApiDocument, operation: Operation, example?: NamedExample): string[] {
  const query = queryArgument(document, operation);
  const start = `const answer = await ${clientMethod(operation)}(`.length;
  return [
    ...pathParameters(operation).map((parameter) => toLiteral(parameterValue(document, parameter))),
    ...(example ? [toLiteral(example.value, 0, start)] : []),
    ...(query ? [toLiteral(query, 0, start)] : []),
  ];
}

/** True when a call answers with nothing but its status. */
function answersNothing(operation: Operation): boolean {
  return operation.responses
    .filter(({ status }) => status.startsWith('2'))
    .every(({ content }) => content.length === 0);
}

/** The call through the client: a program that runs as it is. */
export function typescriptSample(document: OpenApiDocument, operation: Operation, example?: NamedExample): string {
  const args = callArguments(document, operation, example).join(', ');
  const call = `${clientMethod(operation)}(${args})`;

  if (operation.extensions.pagination) {
    return `${CLIENT}\nfor await (const item of ${call}) {\n  console.log(item);\n}\n`;
  }
  return answersNothing(operation)
    ? `${CLIENT}\nawait ${call};\n`
    : `${CLIENT}\nconst answer = await ${call};\nconsole.log(answer);\n`;
}
