import type { MockServer } from '@belvo-openapi/mock';
import { sendRaw } from '../support/raw-request.ts';
import type { Claim } from './claims.ts';

/** Sends what a claim is about to the mock, and says how the response differs from the claim; empty when it holds. */
export async function replay(
  { request, statuses, unknown, refusal }: Claim,
  mock: MockServer,
): Promise<readonly string[]> {
  const response = await sendRaw(request);
  const violations = response.headers['sl-violations'];
  const type = String(response.headers['content-type'] ?? '');
  const isProblem = type.startsWith('application/problem+json');
  const recorded = mock.journal.last;
  const told = `${String(violations ?? '')}${response.text}`;
  return [
    ...(statuses.includes(response.status)
      ? []
      : [`status ${response.status} instead of ${statuses.join(' or ')}: ${told}`]),
    ...(unknown && !isProblem ? [`a response of the specification (${type}) for a request that it does not have`] : []),
    ...(refusal !== undefined && violations === undefined && !isProblem ? ['no objection to the request'] : []),
    ...(refusal !== undefined && !told.includes(refusal) ? [`an objection to something else: ${told}`] : []),
    ...(!unknown && refusal === undefined && violations !== undefined ? [`an objection: ${String(violations)}`] : []),
    ...(!unknown && recorded?.text !== (request.body ?? '') ? ['the body did not arrive as it was sent'] : []),
  ];
}
