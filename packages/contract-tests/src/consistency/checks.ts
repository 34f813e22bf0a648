import type { Contract } from '../support/bundle.ts';
import { closedResponses, misplacedParameters, unknownFilters } from './conventions.ts';
import { brokenLinks, mismatchedPathParameters, orphanedPaths, unprotectedOperations } from './operations.ts';

/** What has to hold of the operations, and what finds every place where it does not. */
export const operationChecks: Readonly<Record<string, (contract: Contract) => readonly string[]>> = {
  'links lead to what exists, with what the response has': brokenLinks,
  'the path of a single object begins with the path of its collection': orphanedPaths,
  'path parameters are those of the path': mismatchedPathParameters,
  'whoever needs no credentials gives them in the body': unprotectedOperations,
  'parameters are where their names belong': misplacedParameters,
  'filters end with a field or with what a filter may do': unknownFilters,
  'responses are open to fields of tomorrow': closedResponses,
};
