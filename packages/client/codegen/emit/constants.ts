// Constants that the runtime reads: where the API is, when to retry, what to hide.
import type { OpenApiDocument } from '@belvo-openapi/spec';
import { decimalNamesOf } from '../description/decimals.ts';
import { environmentsOf } from '../description/environments.ts';
import { errorCodesOf, retryCodesOf } from '../description/errors.ts';
import { rateLimitOf, retryScheduleOf } from '../description/schedule.ts';
import { sensitiveNamesOf } from '../description/sensitive.ts';
import { HEADER, jsdoc, literal, oneLine, unionOf } from './text.ts';

/** `constants.ts` */
export function emitConstants(doc: OpenApiDocument): string {
  const environments = environmentsOf(doc);
  const limit = rateLimitOf(doc);
  return [
    HEADER,
    jsdoc(["Name of one of the API's environments."]),
    `export type Environment = ${unionOf(Object.keys(environments))};\n\n`,
    jsdoc(['Address of each environment.']),
    `export const environments: Readonly<Record<Environment, string>> = ${literal(environments)};\n\n`,
    jsdoc(['The documented schedule of retries; times in milliseconds.']),
    `export const retrySchedule = ${literal(retryScheduleOf(doc))};\n\n`,
    jsdoc([
      'Error codes whose repetition their status does not tell: shortest pause in milliseconds, or -1 for never.',
    ]),
    `export const retryCodes: ReadonlyMap<string | undefined, number> = new Map(${literal(Object.entries(retryCodesOf(doc)))});\n\n`,
    jsdoc(['The documented rate limit of the whole API: requests in an interval of milliseconds.']),
    `export const rateLimit = ${literal(limit.limit)};\n\n`,
    jsdoc(['How its excess is answered before the API, and the pause that helps, in milliseconds.']),
    `export const edgeLimit = ${literal(limit.response)};\n`,
  ].join('');
}

const names = (values: readonly string[]) => `[\n${values.map((value) => `  ${JSON.stringify(value)},\n`).join('')}]`;

/** `redaction.ts` */
export function emitRedaction(doc: OpenApiDocument): string {
  const { credential, personal } = sensitiveNamesOf(doc);
  return (
    `${HEADER}${jsdoc(['Names of properties and parameters that give access to something.'])}` +
    `export const credentialNames: readonly string[] = ${names(credential)};\n\n` +
    `${jsdoc(['Names of properties and parameters that identify a person.'])}` +
    `export const personalNames: readonly string[] = ${names(personal)};\n`
  );
}

/** `decimals.ts` */
export function emitDecimals(doc: OpenApiDocument): string {
  const decimals = decimalNamesOf(doc);
  return (
    `${HEADER}${jsdoc(['Name of a property that is a decimal number somewhere in a response.'])}` +
    `export type DecimalName = ${unionOf(decimals)};\n\n` +
    `export const decimalNames: readonly string[] = ${names(decimals)};\n`
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
  const entries = codes.map(([code, { waitSeconds, remedy, ...entry }]) => {
    const waitMs = waitSeconds === undefined ? undefined : waitSeconds * 1000;
    return `  ${code}: ${literal({ ...entry, remedy: oneLine(remedy), waitMs })},\n`;
  });
  const table = `{\n${entries.join('')}}`;
  return (
    `${HEADER}${jsdoc(['What an error code means for the caller.'])}${ERROR_CODE_FACTS}\n` +
    `${jsdoc(['Every documented `code` of an error body. Belvo adds codes without notice.'])}` +
    `export type KnownErrorCode = ${unionOf(codes.map(([code]) => code))};\n\n` +
    `${jsdoc(['The documented codes of each status.'])}export interface ErrorCodesByStatus {\n${byStatus.join('')}}\n\n` +
    `${jsdoc(['What each code means for the caller: whether a retry can help, and what to do.'])}` +
    `export const errorCodes: Readonly<Record<KnownErrorCode, ErrorCodeFacts>> = ${table};\n`
  );
}

const ERROR_CODE_FACTS = `export interface ErrorCodeFacts {
  /** HTTP statuses it comes with. */
  readonly statuses: readonly number[];
  /**
   * \`never\`: the same request fails again. \`backoff\`: repeat with pauses. \`later\`: repeat once the cause is gone.
   * \`resume\`: continue with the token of the end user.
   */
  readonly retry: 'never' | 'backoff' | 'later' | 'resume';
  /** What to do. */
  readonly remedy: string;
  /** Shortest pause before the first retry, in milliseconds. */
  readonly waitMs?: number;
  /** Belvo should no longer send it. */
  readonly obsolete?: boolean;
}
`;
