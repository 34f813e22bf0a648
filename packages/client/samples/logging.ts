import { createBelvoClient, createHooks, optionsFromEnv } from '@belvo-openapi/client';

/** The part of pino, winston or console that is needed here. */
interface Log {
  info(fields: object, message: string): void;
  warn(message: string): void;
}

export function clientLoggingTo(log: Log) {
  return createBelvoClient({
    ...optionsFromEnv(),
    logger: log, // each retry in one line; by default nothing is told of them
    hooks: createHooks({
      after: ({ call, operation, attempt, status, durationMs, requestId, error }) =>
        log.info({ call, operation, attempt, status, durationMs, requestId, code: error?.code }, 'belvo'),
    }),
  });
}
