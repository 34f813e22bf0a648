import { splitOperationId } from '@belvo-openapi/spec-model';
import type { Rule } from './support/types.ts';

/** Verbs with a fixed meaning, and the HTTP method that carries it. Other verbs name an action of the resource. */
const METHOD_OF_VERB: Readonly<Record<string, string>> = {
  list: 'get',
  get: 'get',
  retrieve: 'post',
  register: 'post',
  create: 'post',
  update: 'put',
  modify: 'patch',
  resume: 'patch',
  delete: 'delete',
};

const VERBS_OF_METHOD: Readonly<Record<string, string>> = {
  put: 'update',
  delete: 'delete',
};

/** The same verb means the same everywhere: `update` is PUT, `modify` and `resume` are PATCH, `list` is GET. */
export const operationVerb: Rule = () => ({
  Paths: {
    Operation(operation, { report, location, key }) {
      const { verb } = splitOperationId(operation.operationId ?? '');
      const expected = METHOD_OF_VERB[verb];
      if (expected !== undefined && expected !== key) {
        report({
          message: `Verb "${verb}" belongs to ${expected.toUpperCase()}, not to ${String(key).toUpperCase()}. See the verbs in README.md.`,
          location: location.child('operationId'),
        });
      }
      const wanted = VERBS_OF_METHOD[String(key)];
      if (expected === undefined && wanted !== undefined) {
        report({
          message: `A ${String(key).toUpperCase()} operation has the verb "${wanted}", not "${verb}".`,
          location: location.child('operationId'),
        });
      }
    },
  },
});
