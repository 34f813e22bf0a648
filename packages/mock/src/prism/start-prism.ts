import type { OpenApiDocument, Operation } from '@belvo-openapi/spec';
import { createLogger, type IPrismOutput } from '@stoplight/prism-core';
import { createInstance, type IHttpResponse } from '@stoplight/prism-http';
import { getHttpConfigFromRequest } from '@stoplight/prism-http-server/dist/getHttpConfigFromRequest.js';
import type { EngineFactory, EngineRequest } from '../engine/engine.ts';
import { indexOperations } from '../spec/operations.ts';
import { MockStartError } from '../start-error.ts';
import { checkOf } from '../validation/schemas.ts';
import { toPrismInput } from './input.ts';
import { operationsFor } from './operations.ts';
import { toProblem, toResponse } from './output.ts';
import { plausible } from './plausible.ts';
import { refusalOf } from './refusal.ts';

/** See `prismEngine`, which loads this file. */
export const startPrism: EngineFactory = async ({ document, dynamic, seed, errors }) => {
  const index = indexOperations(document);
  if (index.all.length === 0) {
    throw new MockStartError('spec', 'The document describes no operation: check that it is OpenAPI and has `paths`.');
  }
  const config = {
    isProxy: false,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    upstreamProxy: undefined,
    errors,
  } as const;
  const logger = createLogger('mock', { level: 'silent' });
  const prism = createInstance({ ...config, mock: { dynamic } }, { logger });

  return {
    name: 'Prism',
    async answer(request) {
      const [path = '/'] = request.url.split('?', 1);
      const operation = index.find(request.method, path);
      const { input, body } = toPrismInput(request, operation);
      const preferred = getHttpConfigFromRequest(input);
      if (preferred._tag === 'Left') {
        return toProblem(preferred.left);
      }
      const mock = { dynamic, ...seedOf(request, seed), ...withoutUndefined(preferred.right) };
      const operations = await operationsFor(document, path);
      const result = await prism.request(input, operations, { ...config, mock })();
      const refusal = operation && refusalOf(document, operation, result, { value: input.body, state: body });
      if (refusal !== undefined || result._tag === 'Left') {
        return refusal ?? toProblem((result as { left: Error }).left);
      }
      return toResponse(mock.dynamic ? generated(document, operation, result.right) : result.right, errors);
    },
    async stop() {},
  };
};

/** A generated output made plausible, unless its schema forbids that. */
function generated(
  document: OpenApiDocument,
  operation: Operation | undefined,
  result: IPrismOutput<IHttpResponse>,
): IPrismOutput<IHttpResponse> {
  const { output } = result;
  const schema = operation?.responses.find(({ status }) => status === String(output.statusCode))?.schema;
  const body = plausible(output.body);
  const fits = schema !== undefined && checkOf(document, schema)(body)?.length === 0;
  return fits ? { ...result, output: { ...output, body } } : result;
}

/** One seed for every request would give all items of a resource the same body. */
function seedOf({ method, url }: EngineRequest, seed: string | undefined): { seed?: string } {
  return seed === undefined ? {} : { seed: `${seed} ${method} ${url}` };
}

function withoutUndefined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Partial<T>;
}
