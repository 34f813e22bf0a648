// The arguments and the documentation of an operation, the same for its function and for its method.
import type { ClientOperation, Parameter } from '../model.ts';
import { propertyKey } from '../names.ts';
import { jsdoc, oneLine } from './text.ts';

const REPEATS: Readonly<Record<ClientOperation['retry'], string>> = {
  safe: 'Repeated by itself after a failure that may pass.',
  idempotent: 'Repeated by itself after a failure that may pass: a repeat leaves the same state.',
  keyed: 'Repeated by itself after a failure that may pass, always under the same idempotency key.',
  unsent: 'Repeated by itself only when the request provably never reached Belvo.',
};

/** How a call behaves, which decides what it returns and which options it takes. */
export type CallKind = 'plain' | 'list' | 'mfa';

export function kindOf(operation: ClientOperation): CallKind {
  return operation.items !== undefined ? 'list' : operation.resumesItself ? 'mfa' : 'plain';
}

export const OPTIONS = { plain: 'CallOptions', list: 'ListCallOptions', mfa: 'MfaCallOptions' } as const;

/** Name of the type of the query and header arguments. */
export function paramsTypeOf(operation: ClientOperation, mode: 'sync' | 'async' = 'sync'): string {
  return `${operation.typePrefix}${mode === 'async' ? 'Async' : ''}Params`;
}

export function hasParams(operation: ClientOperation, mode: 'sync' | 'async'): boolean {
  return operation.params.length > 0 || mode === 'async';
}

/** `id: string, body: LinkUpdateRequest, options?: CallOptions` */
export function argumentsOf(operation: ClientOperation, mode: 'sync' | 'async' = 'sync'): string {
  const { pathParameters, body, params } = operation;
  const needsParams = mode === 'async' || params.some(({ required }) => required);
  // An optional argument before a required one takes an explicit `undefined`.
  const bodyMark = body && !body.required && !needsParams ? '?' : '';
  const bodyType = body && !body.required && needsParams ? `${body.type} | undefined` : body?.type;
  return [
    ...pathParameters.map(({ variable, type }) => `${variable}: ${type}`),
    ...(body ? [`body${bodyMark}: ${bodyType}`] : []),
    ...(hasParams(operation, mode) ? [`params${needsParams ? '' : '?'}: ${paramsTypeOf(operation, mode)}`] : []),
    `options?: ${OPTIONS[kindOf(operation)]}`,
  ].join(', ');
}

/** The members of the interface of query and header arguments. */
export function paramMembers(params: readonly Parameter[]): string {
  return params
    .map(({ name, type, required, description, deprecated }) => {
      const comment = jsdoc([oneLine(description), ...(deprecated ? ['@deprecated'] : [])], '  ');
      return `${comment}  ${propertyKey(name)}${required ? '' : '?'}: ${type};\n`;
    })
    .join('');
}

/** What an editor shows for a call. `reference` is the address of its page. */
export function documentation(
  operation: ClientOperation,
  reference: string,
  mode: 'sync' | 'async',
  indent: string,
): string {
  const { summary, description, pathParameters, body, deprecated, retry, asyncHeader } = operation;
  const extra = hasParams(operation, mode) ? ['@param params Query parameters and headers.'] : [];
  return jsdoc(
    [
      `${summary}.`,
      '',
      ...(mode === 'async' && asyncHeader
        ? [`With \`${asyncHeader.name}: ${asyncHeader.value}\`: ${oneLine(asyncHeader.description)}`, '']
        : []),
      ...description.trim().split('\n'),
      '',
      REPEATS[retry],
      '',
      ...pathParameters.map((parameter) => `@param ${parameter.variable} ${oneLine(parameter.description)}`),
      ...(body ? [`@param body ${oneLine(body.description) || 'The request.'}`] : []),
      ...extra,
      '@param options Timeout, retries, signal and headers of this call.',
      ...(deprecated ? ['@deprecated'] : []),
      `@see ${reference}`,
    ],
    indent,
  );
}
