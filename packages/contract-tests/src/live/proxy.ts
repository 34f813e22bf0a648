import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';
import type { Contract } from '../support/bundle.ts';

/** Prism between a client and a server: it passes everything on and notes what does not fit the specification. */
export interface ValidatingProxy {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts Prism's validating proxy on a free port of the loopback interface. What does not fit, in a request or in a
 * response, is in the `sl-violations` header of the response.
 *
 * @param contract Only the operations it lists are known to the proxy.
 * @param upstream Where requests go, for instance `https://sandbox.belvo.com`.
 */
export async function startValidatingProxy(
  { document, operations: called }: Contract,
  upstream: string,
): Promise<ValidatingProxy> {
  // Prism reads every path before it starts: those that are not called would only cost time.
  const paths = Object.fromEntries(called.map(({ path }) => [path, document.paths?.[path]]));
  const operations = await getHttpOperationsFromSpec(structuredClone({ ...document, paths, webhooks: {} }));
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
