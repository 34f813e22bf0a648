import type { IPrismDiagnostic, IPrismOutput } from '@stoplight/prism-core';
import { type IHttpResponse, ProblemJsonError } from '@stoplight/prism-http';
import type { MockResponse } from '../engine/engine.ts';
import { saysJson } from '../media-type.ts';
import { type Violation, violationsHeader } from '../validation/violation.ts';

/** Names of Prism's severities, by their number. */
const severities = ['Error', 'Warning', 'Information', 'Hint'];

/**
 * What Prism's own server sends for a result: the response, the violations in `sl-violations`, and, with `errors`, a `500`
 * when the response breaks the schema that describes it.
 */
export function toResponse({ output, validations }: IPrismOutput<IHttpResponse>, errors: boolean): MockResponse {
  const wrongOutput = validations.output.map((diagnostic) => violationOf('response', diagnostic));
  const violations = [...validations.input.map((diagnostic) => violationOf('request', diagnostic)), ...wrongOutput];
  const extra = violations.length === 0 ? {} : { 'sl-violations': violationsHeader(violations) };
  const fatal = wrongOutput.filter(({ severity }) => severity === 'Error');
  if (errors && fatal.length > 0) {
    const detail = 'The response that the document gives does not match its own schema.';
    const name = 'https://stoplight.io/prism/errors#VIOLATIONS';
    const response = toProblem(
      new ProblemJsonError(name, 'Request/Response not valid', 500, detail, { validation: fatal }),
    );
    return { ...response, headers: { ...response.headers, ...extra } };
  }
  return whole(output, extra);
}

/** Prism's refusal (unknown path, method, status, example …) as a problem document. */
export function toProblem(error: Error): MockResponse {
  const { status = 500, additional } = error as Partial<ProblemJsonError>;
  const headers: Record<string, string> = { 'Content-Type': 'application/problem+json' };
  for (const [name, value] of Object.entries(additional?.headers ?? {})) {
    headers[name] = String(value);
  }
  const body = Buffer.from(JSON.stringify(ProblemJsonError.toProblemJson(error)));
  return { status, headers, body };
}

function whole(output: IHttpResponse, extra: Record<string, string>): MockResponse {
  const headers: Record<string, string> = { ...extra };
  for (const [name, value] of Object.entries(output.headers ?? {})) {
    // Prism has `null` for a header that it could not make up, and a number where the schema says so.
    if (value !== null && value !== undefined) {
      headers[name === 'Content-type' ? 'Content-Type' : name] = String(value);
    }
  }
  const body = Buffer.from(serialize(output.body, headers));
  if (body.byteLength === 0) {
    // Prism says text/plain for "no content".
    delete headers['Content-Type'];
  }
  return { status: output.statusCode, headers, body };
}

function serialize(body: unknown, headers: Record<string, string>): string {
  if (body === undefined) {
    return '';
  }
  return typeof body === 'string' && !saysJson(headers) ? body : JSON.stringify(body);
}

/** A diagnostic of Prism, with where it was found: in the request or in the response. */
export function violationOf(where: string, { path = [], severity, code = '', message }: IPrismDiagnostic): Violation {
  // What is missing as a whole has no path.
  const location = [where, ...(path.length === 0 && where === 'request' ? ['body'] : path)];
  return { location: location.map(String), severity: severities[severity] ?? 'Error', code: String(code), message };
}
