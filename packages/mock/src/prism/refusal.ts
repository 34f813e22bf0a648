import type { OpenApiDocument, Operation } from '@belvo-openapi/spec';
import type { IPrismDiagnostic, IPrismOutput } from '@stoplight/prism-core';
import type { IHttpResponse, ProblemJsonError } from '@stoplight/prism-http';
import type { MockResponse } from '../engine/engine.ts';
import { problem } from '../engine/problem.ts';
import { bodyViolations } from '../validation/body-violations.ts';
import { type AnyViolation, refusalFor } from '../validation/refusal.ts';
import { type Violation, violationsHeader } from '../validation/violation.ts';
import type { PrismInput } from './input.ts';
import { violationOf } from './output.ts';

/** What Prism makes of a request: an output with diagnostics, or an error. */
type Result =
  | { readonly _tag: 'Left'; readonly left: Error }
  | { readonly _tag: 'Right'; readonly right: IPrismOutput<IHttpResponse> };

/**
 * The response to a request that Prism finds wrong, with the code that means what is wrong.
 *
 * Prism answers with the first example of the first status that fits, whatever that example says. Which request is wrong is
 * left to it; which response says so is decided here.
 *
 * @returns `undefined` for a right request, for missing credentials, and where the operation declares nothing that fits.
 */
export function refusalOf(
  document: OpenApiDocument,
  operation: Operation,
  result: Result,
  body: { readonly value: unknown; readonly state: PrismInput['body'] },
): MockResponse | undefined {
  const found = violationsOf(result);
  if (found === undefined || found.some(({ code }) => code === '401')) {
    return undefined;
  }
  const inParameters = found.filter(({ location }) => location[1] !== undefined && location[1] !== 'body');
  const inBody = found.filter((violation) => !inParameters.includes(violation));
  const violations = [...inParameters, ...bodyOf(document, operation, body, inBody)];
  if (violations.length === 0) {
    return undefined;
  }
  // What Prism did not object to, it would let pass.
  return refusalFor(document, operation, violations) ?? (found.length === 0 ? unworded(violations) : undefined);
}

/** For an operation that declares no response to a wrong request, as Prism does it. */
function unworded(violations: readonly AnyViolation[]): MockResponse {
  const detail = 'The request is not valid, and the document declares no answer that says so.';
  return problem(422, 'Invalid request', detail, { 'sl-violations': violationsHeader(violations) });
}

/** What is wrong with a request; `undefined` for a response that has nothing to do with that. */
function violationsOf(result: Result): readonly Violation[] | undefined {
  if (result._tag === 'Right') {
    return result.right.validations.input
      .filter(({ severity }) => (severity as number) === 0)
      .map((diagnostic: IPrismDiagnostic) => violationOf('request', diagnostic));
  }
  const { status, additional } = result.left as Partial<ProblemJsonError>;
  const validation = additional?.validation as readonly Violation[] | undefined;
  if (status === 415) {
    return [{ location: ['request', 'body'], severity: 'Error', code: '415', message: result.left.message }];
  }
  return validation?.map(({ location, severity, code, message }) => ({
    location: ['request', ...(location ?? ['body'])],
    severity,
    code: String(code),
    message,
  }));
}

function bodyOf(
  document: OpenApiDocument,
  operation: Operation,
  { value, state }: { readonly value: unknown; readonly state: PrismInput['body'] },
  found: readonly Violation[],
): readonly AnyViolation[] {
  const whole = (code: string, message: string) => [
    { location: ['request', 'body'], severity: 'Error', code, message },
  ];
  if (state === 'broken') {
    return whole('parse', 'Request body is announced as JSON and cannot be parsed');
  }
  const otherType = found.find(({ code }) => code === '415');
  if (otherType !== undefined) {
    return whole('415', otherType.message);
  }
  if (found.length === 0) {
    const needed = state === 'missing' && operation.requestBody?.required === true;
    return needed ? whole('required', 'Request body is required') : [];
  }
  const nearest = bodyViolations(document, operation, value);
  return nearest === undefined || nearest.length === 0 ? found : nearest;
}
