import type { AnyOperation, Rule } from './support/types.ts';

/** Statuses that every operation can answer with. Option `statuses`; default 401 and 500. */
export const requiredStatuses: Rule = (options) => {
  const statuses: readonly string[] = options.statuses ?? ['401', '500'];
  return {
    Paths: {
      Operation(operation, { report, location }) {
        const { responses = {} } = operation as AnyOperation;
        for (const status of statuses.filter((each) => !(each in responses))) {
          report({
            message: `${operation.operationId} does not declare status ${status}. Add the shared response for it.`,
            location: location.child('responses').key(),
          });
        }
      },
    },
  };
};
