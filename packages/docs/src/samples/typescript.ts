import type { NamedExample, OpenApiDocument, Operation } from '@belvo-openapi/spec';
import { toLiteral } from './literal.ts';
import { idempotencyHeader, parameterValue, sampleParameters } from './values.ts';

// Reads BELVO_SECRET_ID, BELVO_SECRET_PASSWORD and BELVO_ENV: a sample holds no secret.
const CLIENT = `import { createBelvoClient, optionsFromEnv } from '@belvo-openapi/client';

const belvo = createBelvoClient(optionsFromEnv());
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

/** Query parameters that the call cannot do without. Headers with one value are sent by the client itself. */
function requiredParams(document: OpenApiDocument, operation: Operation): Record<string, unknown> | undefined {
  const required = sampleParameters(operation, 'query');
  return required.length === 0
    ? undefined
    : Object.fromEntries(required.map((parameter) => [parameter.name, parameterValue(document, parameter)]));
}

/** The key of an operation that may only be repeated with one: the client has an option for it. */
function requiredOptions(document: OpenApiDocument, operation: Operation): Record<string, unknown> | undefined {
  const key = idempotencyHeader(operation);
  return key && { idempotencyKey: parameterValue(document, key) };
}

/** The call's arguments as TypeScript: path values, then body, then required parameters, then options. */
export function callArguments(document: OpenApiDocument, operation: Operation, example?: NamedExample): string[] {
  const params = requiredParams(document, operation);
  const options = requiredOptions(document, operation);
  const skipsParams = options && !params && operation.parameters.some(({ in: place }) => place === 'query');
  const start = `const response = await ${clientMethod(operation)}(`.length;
  return [
    ...pathParameters(operation).map((parameter) => toLiteral(parameterValue(document, parameter))),
    ...(example ? [toLiteral(example.value, 0, start)] : []),
    ...(params ? [toLiteral(params, 0, start)] : skipsParams ? ['undefined'] : []),
    ...(options ? [toLiteral(options)] : []),
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
    : `${CLIENT}\nconst response = await ${call};\nconsole.log(response);\n`;
}
