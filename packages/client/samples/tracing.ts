import { createBelvoClient, createHooks, optionsFromEnv } from '@belvo-openapi/client';

/** The parts of `Span` and `Tracer` of @opentelemetry/api that are needed here. */
interface Span {
  setAttribute(name: string, value: string | number): unknown;
  end(): void;
}
interface Tracer {
  startSpan(name: string, options: { readonly attributes: Record<string, string | number> }): Span;
}

export function clientTracedBy(tracer: Tracer) {
  const spans = new Map<string, Span>();
  const hooks = createHooks({
    before: ({ call, attempt, operation, method, path }) => {
      const attributes = {
        'http.request.method': method,
        'url.template': path,
        'http.request.resend_count': attempt - 1,
      };
      spans.set(`${call} ${attempt}`, tracer.startSpan(operation, { attributes }));
    },
    after: ({ call, attempt, status, error }) => {
      const span = spans.get(`${call} ${attempt}`);
      spans.delete(`${call} ${attempt}`);
      if (status !== undefined) {
        span?.setAttribute('http.response.status_code', status);
      }
      if (error) {
        span?.setAttribute('error.type', String(error.code ?? error.name));
      }
      span?.end();
    },
  });
  return createBelvoClient({ ...optionsFromEnv(), hooks });
}
