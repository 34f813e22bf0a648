import type { OpenApiDocument } from '@belvo-openapi/spec';
import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';

/** Prism between a client and a server: it passes everything on and notes what does not fit the specification. */
export interface ValidatingProxy {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts Prism's validating proxy on a free port of the loopback interface. What does not fit, in a request or in an
 * answer, is in the `sl-violations` header of the answer.
 *
 * @param upstream Where requests go, for instance `https://sandbox.belvo.com`.
 */
export async function startValidatingProxy(document: OpenApiDocument, upstream: string): Promise<ValidatingProxy> {
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const server = createServer(operations, {
    cors: false,
    components: { logger: createLogger('live', { level: 'silent' }) },
    config: {
      isProxy: true,
      upstream: new URL(upstream),
      upstreamProxy: undefined,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      mock: { dynamic: false },
    },
  });
  const url = await server.listen(0, '127.0.0.1');
  return { url, close: () => server.close() };
}
