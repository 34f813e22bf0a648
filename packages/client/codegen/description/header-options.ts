// Headers that steer a call are options of it: `X-Belvo-Request-Mode: async` is `{ mode: 'async' }`.
import type { OpenApiDocument, Operation, OperationParameter } from '@belvo-openapi/spec';
import { camelCase } from '../names.ts';
import { fixedHeadersOf, onlyValue } from './fixed-headers.ts';

/** Options that every call has; none of a header may have one of these names. */
const TAKEN = ['signal', 'timeout', 'deadline', 'retries', 'headers', 'prefetch', 'onMfa'];

/** What a header's name says besides what it is about: who defined it. */
const PREFIX = /^(x-)?(belvo-)?(api-)?(request-)?/i;

/** A header as an option. */
export interface HeaderOption {
  readonly option: string;
  readonly header: string;
  /** The values there are, where they are told. */
  readonly values: readonly string[];
  readonly parameter: OperationParameter;
}

/** Whether a header makes retries of a request count once, whoever defined it. */
export const isIdempotencyKey = (header: string) => /idempotency-key$/i.test(header);

/** `X-Belvo-Request-Mode` → `mode`. */
function optionName(header: string): string {
  return isIdempotencyKey(header) ? 'idempotencyKey' : camelCase(header.replace(PREFIX, '').toLowerCase());
}

/** The headers that a caller chooses, as options. */
export function headerOptionsOf(doc: OpenApiDocument, operation: Operation): readonly HeaderOption[] {
  const fixed = fixedHeadersOf(doc, operation);
  const chosen = operation.parameters.filter(({ in: place, name }) => place === 'header' && !(name in fixed));
  const options = chosen.map((parameter) => {
    const value = onlyValue(doc, parameter.schema);
    const values = value === undefined ? [] : [value];
    return { option: optionName(parameter.name), header: parameter.name, values, parameter };
  });
  const names = options.map(({ option }) => option);
  const twice = names.find((name, at) => TAKEN.includes(name) || names.indexOf(name) !== at);
  if (twice !== undefined) {
    throw new Error(`${operation.operationId}: a header would be the option "${twice}", which there is already.`);
  }
  return options;
}
