// Facts that the runtime reads: where the API is, when to repeat, what to hide.
import type { OpenApiDocument } from '@belvo-openapi/spec';
import { decimalNamesOf } from '../facts/decimals.ts';
import { environmentsOf } from '../facts/environments.ts';
import { errorCodesOf, retryCodesOf } from '../facts/errors.ts';
import { rateLimitOf, retryScheduleOf } from '../facts/schedule.ts';
import { sensitiveNamesOf } from '../facts/sensitive.ts';
import { HEADER, jsdoc, literal, oneLine, unionOf } from './text.ts';

/** `facts.ts` */
export function emitFacts(doc: OpenApiDocument): string {
  const environments = environmentsOf(doc);
  const limit = rateLimitOf(doc);
  return [
    HEADER,
    jsdoc(["Name of one of the API's environments."]),
    `export type Environment = ${unionOf(Object.keys(environments))};\n\n`,
    jsdoc(['Address of each environment.']),
    `export const environments: Readonly<Record<Environment, string>> = ${literal(environments)};\n\n`,
    jsdoc(['The documented schedule of repeats; times in milliseconds.']),
    `export const retrySchedule = ${literal(retryScheduleOf(doc))};\n\n`,
    jsdoc([
      'Error codes whose repetition their status does not tell: shortest pause in milliseconds, or -1 for never.',
    ]),
    `export const retryCodes: Readonly<Record<string, number>> = ${literal(retryCodesOf(doc))};\n\n`,
    jsdoc(['The documented rate limit of the whole API.']),
    `export const rateLimit = ${literal(limit.limit)};\n\n`,
    jsdoc(['How its excess is answered before the API, and the pause that helps, in milliseconds.']),
    `export const edgeLimit = ${literal(limit.answer)};\n`,
  ].join('');
}

/** `redaction.ts`: names as one string each, which compresses and parses better than an array. */
export function emitRedaction(doc: OpenApiDocument): string {
  const { credential, personal } = sensitiveNamesOf(doc);
  return (
    `${HEADER}${jsdoc(['Names of properties and parameters that give access to something.'])}` +
    `export const credentialNames = ${JSON.stringify(credential.join(' '))};\n\n` +
    `${jsdoc(['Names of properties and parameters that identify a person.'])}` +
    `export const personalNames = ${JSON.stringify(personal.join(' '))};\n`
  );
}

/** `decimals.ts` */
export function emitDecimals(doc: OpenApiDocument): string {
  const names = decimalNamesOf(doc);
  return (
    `${HEADER}${jsdoc(['Name of a property that is a decimal number somewhere in an answer.'])}` +
    `export type DecimalName = ${unionOf(names)};\n\n` +
    `export const decimalNames = ${JSON.stringify(names.join(' '))};\n`
  );
}

/** `error-codes.ts` */
export function emitErrorCodes(doc: OpenApiDocument): string {
  const codes = Object.entries(errorCodesOf(doc));
  const statuses = [...new Set(codes.flatMap(([, entry]) => entry.statuses))].sort((a, b) => a - b);
  const byStatus = statuses.map((status) => {
    const names = codes.filter(([, entry]) => entry.statuses.includes(status)).map(([code]) => code);
    return `  ${status}: ${unionOf(names)};\n`;
  });
  const table = Object.fromEntries(codes.map(([code, entry]) => [code, { ...entry, remedy: oneLine(entry.remedy) }]));
  return (
    `${HEADER}import type { ErrorCodeFacts } from '../errors/error-code-facts.ts';\n\n` +
    `${jsdoc(['Every documented `code` of an error body. Belvo adds codes without notice.'])}` +
    `export type KnownErrorCode = ${unionOf(codes.map(([code]) => code))};\n\n` +
    `${jsdoc(['The documented codes of each status.'])}export interface ErrorCodesByStatus {\n${byStatus.join('')}}\n\n` +
    `${jsdoc(['What each code means for the caller: whether a repeat can help, and what to do.'])}` +
    // An engine reads text as JSON several times faster than as code (v8.dev/blog/cost-of-javascript-2019).
    'export const errorCodes: Readonly<Record<KnownErrorCode, ErrorCodeFacts>> = /* @__PURE__ */ JSON.parse(\n' +
    `  ${JSON.stringify(JSON.stringify(table))},\n);\n`
  );
}
