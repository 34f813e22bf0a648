import type { Operation } from '@belvo-openapi/spec';
import { type DeclaredResponse, responsesOf } from '../derive/cells.ts';
import { preferenceFor } from '../matrix/run-cell.ts';
import { refusalStatus } from '../requests/refusal.ts';
import type { Schema } from '../schema/schema.ts';
import type { RawRequest } from '../support/raw-request.ts';
import { describes } from './described.ts';
import { type Filling, filledRequest, operationOf, parsed, requestProblems, sampleProblems } from './fill.ts';
import { addressOf, type PostmanItem, type SavedResponse, variableIn } from './postman.ts';
import { unshownFields } from './shape.ts';

/** What an item of a collection shows, as something that can be asked of the mock. */
export interface Claim {
  /** `is accepted as Postman sends it` */
  readonly name: string;
  readonly request: RawRequest;
  /** Any of these. */
  readonly statuses: readonly number[];
  /** Whether the mock answers for itself, because the specification has no such request. */
  readonly unknown?: true;
  /** Whether the specification refuses the request, and a word that its objection holds. */
  readonly refusal?: string;
}

/** A saved response that none of the declared examples shows. */
export interface Gap {
  readonly response: string;
  readonly problems: readonly string[];
}

/**
 * Everything that an item shows, worked out from the item and the specification: what fits is accepted as it was sent,
 * what does not fit is refused for that reason, an operation that is gone is unknown, and a saved address with other
 * slashes is unknown too.
 */
export function claimsOf(filling: Filling, item: PostmanItem): readonly Claim[] {
  const operation = operationOf(filling.contract, item.request);
  return operation ? claimsAbout(filling, operation, item) : [goneClaim(filling, item)];
}

function goneClaim({ baseUrl }: Filling, { request }: PostmanItem): Claim {
  const { path } = addressOf(request);
  const url = `${baseUrl}${path.replaceAll(/[:{][^/]*/g, '1')}`;
  return { name: 'is unknown today', request: { method: request.method, url }, statuses: [404, 405], unknown: true };
}

function claimsAbout(filling: Filling, operation: Operation, item: PostmanItem): readonly Claim[] {
  const { request, responses } = item;
  const isWhole = addressOf(request).path.endsWith('/') === operation.path.endsWith('/');
  const sent = isWhole ? [sentClaim(filling, operation, item)] : [];
  const sample = isWhole ? sampleClaim(filling, operation, item) : undefined;
  return [
    ...sent,
    ...(sample ? [sample] : []),
    ...[item, ...responses].flatMap((one) => slashClaims(filling, operation, 'code' in one ? one : undefined, item)),
  ];
}

function sentClaim(filling: Filling, operation: Operation, { request }: PostmanItem): Claim {
  const [problem] = requestProblems(filling, operation, request);
  const sent = filledRequest(filling, operation, request);
  const successes = responsesOf(operation).flatMap(({ status }) => (status < 300 ? [status] : []));
  return problem === undefined
    ? { name: 'is accepted as Postman sends it', request: sent, statuses: successes }
    : {
        name: `is refused as the specification has it: ${problem}`,
        request: sent,
        statuses: [refusalStatus(operation, { location: ['body'] })],
        refusal: '',
      };
}

/** Sample values of the path that do not fit: whoever forgets to fill them in is told so. */
function sampleClaim(filling: Filling, operation: Operation, { request }: PostmanItem): Claim | undefined {
  const { path, samples } = addressOf(request);
  const names = path.split('/').flatMap((segment) => variableIn(segment) ?? []);
  const parameters = operation.parameters.filter((parameter) => parameter.in === 'path');
  const values = names.map((name) => samples[name] ?? '');
  const wrong = parameters.find(
    (parameter, index) => values[index] && sampleProblems(filling, parameter, values[index]).length > 0,
  );
  return wrong && values.every((value) => value !== '')
    ? {
        name: `is refused with the sample value of "${wrong.name}" in the path`,
        request: filledRequest(filling, operation, request, values),
        statuses: [refusalStatus(operation, { location: ['path'] })],
        refusal: `"${wrong.name}"`,
      }
    : undefined;
}

/** A saved address that lost the last slash, or has one too many, leads nowhere. */
function slashClaims(
  filling: Filling,
  operation: Operation,
  saved: SavedResponse | undefined,
  { request }: PostmanItem,
): readonly Claim[] {
  const original = saved ? saved.originalRequest : request;
  if (!original || addressOf(original).path.endsWith('/') === operation.path.endsWith('/')) {
    return [];
  }
  const name = `is unknown without the slash, as ${saved ? `saved with "${saved.name}"` : 'it is sent'}`;
  return [{ name, request: filledRequest(filling, operation, original), statuses: [404, 405], unknown: true }];
}

/** The responses that the specification declares for a saved status. */
function candidatesOf(operation: Operation, { code }: SavedResponse): readonly DeclaredResponse[] {
  return responsesOf(operation).filter(({ status }) => status === code);
}

/** A claim for each saved response: the mock gives a response of that status, as the specification shows it. */
export function responseClaims(filling: Filling, item: PostmanItem): readonly Claim[] {
  const operation = operationOf(filling.contract, item.request);
  if (!operation || requestProblems(filling, operation, item.request).length > 0) {
    return [];
  }
  const address = addressOf(item.request);
  const whole = address.path.endsWith('/') === operation.path.endsWith('/');
  return item.responses.flatMap((saved) => {
    const [candidate] = candidatesOf(operation, saved);
    const request = filledRequest(filling, operation, item.request);
    const headers = { ...request.headers, ...(candidate && { prefer: preferenceFor(candidate) }) };
    return candidate && whole
      ? [
          {
            name: `answers ${saved.code} as in "${saved.name}"`,
            request: { ...request, headers },
            statuses: [saved.code],
          },
        ]
      : [];
  });
}

/**
 * What saved responses show and no example of the specification does, although the specification describes it. (What it
 * does not describe, the comparison with the collection tells.)
 */
export function gapsOf({ contract }: Filling, item: PostmanItem): readonly Gap[] {
  const operation = operationOf(contract, item.request);
  return (operation ? item.responses : []).flatMap((saved) => {
    const candidates = operation ? candidatesOf(operation, saved) : [];
    const schema = operation?.responses.find(({ status }) => status === String(saved.code))?.schema as
      | Schema
      | undefined;
    if (candidates.length === 0 || schema === undefined || !saved.body) {
      return [];
    }
    const bodies = candidates.flatMap(({ value }) => (value === undefined ? [] : [value]));
    const problems = unshownFields(parsed(saved.body), bodies, ({ place, saved: value }) =>
      describes(schema, place, value, contract.resolve),
    );
    return problems.length > 0 ? [{ response: `${saved.code} ${saved.name}`, problems }] : [];
  });
}
