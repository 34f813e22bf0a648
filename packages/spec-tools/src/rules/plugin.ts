import type { Plugin } from '@redocly/openapi-core';
import { badRequests } from './bad-requests.ts';
import { branchTitles } from './branch-titles.ts';
import { componentNames } from './component-names.ts';
import { compositionSiblings } from './composition-siblings.ts';
import { descriptions } from './descriptions.ts';
import { environments } from './environments.ts';
import { errorBody } from './error-body.ts';
import { errorCodes } from './error-codes.ts';
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
import { provenance } from './provenance.ts';
import { queryArrays } from './query-arrays.ts';
import { requestEnums } from './request-enums.ts';
import { requestObjects } from './request-objects.ts';
import { requiredStatuses } from './required-statuses.ts';
import { responseEnums } from './response-enums.ts';
import { retryClass } from './retry-class.ts';
import { sensitiveFields } from './sensitive-fields.ts';
import { serverSetFields } from './server-set-fields.ts';
import { strictRefs } from './strict-refs.ts';
import type { Rule } from './support/types.ts';
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
  'error-body': errorBody,
  'error-codes': errorCodes,
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
  provenance,
  'query-arrays': queryArrays,
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

/** Redocly loads this as a plugin (see redocly.yaml) and calls it. */
export default function belvoPlugin(): Plugin {
  return { id: 'belvo', rules: { oas3: { ...houseRules } } };
}
