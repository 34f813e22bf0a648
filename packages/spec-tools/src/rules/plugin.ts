import type { Plugin } from '@redocly/openapi-core';
import { badRequests } from './bad-requests.ts';
import { branchTitles } from './branch-titles.ts';
import { componentNames } from './component-names.ts';
import { compositionSiblings } from './composition-siblings.ts';
import { descriptions } from './descriptions.ts';
import { enumValues } from './enum-values.ts';
import { environments } from './environments.ts';
import { errorBody } from './error-body.ts';
import { errorCodes } from './error-codes.ts';
import { fieldNames } from './field-names.ts';
import { knownExtensions } from './known-extensions.ts';
import { mfaLinks } from './mfa-links.ts';
import { namedExamples } from './named-examples.ts';
import { noCookieParameters } from './no-cookie-parameters.ts';
import { noDiscriminator } from './no-discriminator.ts';
import { nullable } from './nullable.ts';
import { operationDescriptions } from './operation-descriptions.ts';
import { operationId } from './operation-id.ts';
import { operationSummaryStyle } from './operation-summary-style.ts';
import { operationVerb } from './operation-verb.ts';
import { pagination } from './pagination.ts';
import { pathItemFile } from './path-item-file.ts';
import { portableKeywords } from './portable-keywords.ts';
import { provenance } from './provenance.ts';
import { queryArrays } from './query-arrays.ts';
import { refSiblings } from './ref-siblings.ts';
import { requestEnums } from './request-enums.ts';
import { requestObjects } from './request-objects.ts';
import { requiredStatuses } from './required-statuses.ts';
import { responseEnums } from './response-enums.ts';
import { retryClass } from './retry-class.ts';
import { sensitiveFields } from './sensitive-fields.ts';
import { serverSetFields } from './server-set-fields.ts';
import { strictRefs } from './strict-refs.ts';
import type { Context, Rule } from './support/types.ts';
import { syntheticExamples } from './synthetic-examples.ts';
import { trailingSlash } from './trailing-slash.ts';
import { valueFormats } from './value-formats.ts';

/** The house rules by the name they have in the configuration, there prefixed with `belvo/`. */
export const houseRules: Readonly<Record<string, Rule>> = {
  'bad-requests': badRequests,
  'branch-titles': branchTitles,
  'component-names': componentNames,
  'composition-siblings': compositionSiblings,
  descriptions,
  environments,
  'enum-values': enumValues,
  'error-body': errorBody,
  'error-codes': errorCodes,
  'field-names': fieldNames,
  'known-extensions': knownExtensions,
  'mfa-links': mfaLinks,
  'named-examples': namedExamples,
  'no-cookie-parameters': noCookieParameters,
  'no-discriminator': noDiscriminator,
  nullable,
  'operation-descriptions': operationDescriptions,
  'operation-id': operationId,
  'operation-summary-style': operationSummaryStyle,
  'operation-verb': operationVerb,
  pagination,
  'path-item-file': pathItemFile,
  'portable-keywords': portableKeywords,
  provenance,
  'query-arrays': queryArrays,
  'ref-siblings': refSiblings,
  'request-enums': requestEnums,
  'request-objects': requestObjects,
  'required-statuses': requiredStatuses,
  'response-enums': responseEnums,
  'retry-class': retryClass,
  'sensitive-fields': sensitiveFields,
  'server-set-fields': serverSetFields,
  'strict-refs': strictRefs,
  'synthetic-examples': syntheticExamples,
  'trailing-slash': trailingSlash,
  'value-formats': valueFormats,
};

type Visitor = Readonly<Record<string, unknown>>;

/** A visitor that reports where it trips over a node that is not formed as OpenAPI has it, instead of ending the run. */
function guard(visitor: Visitor): Visitor {
  return Object.fromEntries(
    Object.entries(visitor).map(([key, value]) => [
      key,
      typeof value === 'function' ? guarded(value as Visit) : guard(value as Visitor),
    ]),
  );
}

type Visit = (node: unknown, context: Context, ...rest: readonly unknown[]) => void;

function guarded(visit: Visit): Visit {
  return (node, context, ...rest) => {
    try {
      visit(node, context, ...rest);
    } catch (error) {
      context.report({ message: `This is not formed as expected (${(error as Error).message}). Correct it.` });
    }
  };
}

/** Redocly loads this as a plugin (see redocly.yaml) and calls it. */
export default function belvoPlugin(): Plugin {
  const rules = Object.entries(houseRules).map(
    ([name, rule]) => [name, ((options) => guard(rule(options) as Visitor)) as Rule] as const,
  );
  return { id: 'belvo', rules: { oas3: Object.fromEntries(rules) } };
}
