// The arguments and the documentation of an operation, the same for its function and for its method.
import type { ClientOperation, Parameter } from '../model.ts';
import { propertyKey } from '../names.ts';
import { jsdoc, oneLine } from './text.ts';

const RETRIES: Readonly<Record<ClientOperation['retry'], string>> = {
  safe: 'Retried automatically after a failure that may pass.',
  idempotent: 'Retried automatically after a failure that may pass: a retry leaves the same state.',
  keyed: 'Retried automatically after a failure that may pass, always under the same idempotency key.',
  unsent: 'Retried automatically only when the request provably never reached Belvo.',
};

/** How a call behaves, which decides what it returns and which options it takes. */
export type CallKind = 'plain' | 'list' | 'mfa';

export function kindOf(operation: ClientOperation): CallKind {
  return operation.items !== undefined ? 'list' : operation.resumesItself ? 'mfa' : 'plain';
}

export const OPTIONS = { plain: 'CallOptions', list: 'ListCallOptions', mfa: 'MfaCallOptions' } as const;

export type Mode = 'sync' | 'async';

/** A signature of a call: for one mode, or for programs that decide at run time which it is. */
export type Form = Mode | 'either';

/** Name of the type of the query parameters. */
export function paramsTypeOf(operation: ClientOperation): string {
  return `${operation.typePrefix}Params`;
}

/** Name of the type of the options: one of its own where headers are among them. */
export function optionsTypeOf(operation: ClientOperation, form: Form = 'sync'): string {
  const { options, asyncOption, typePrefix } = operation;
  const own = options.length > 0 || asyncOption ? `${typePrefix}Options` : OPTIONS[kindOf(operation)];
  const asynchronous = `${typePrefix}AsyncOptions`;
  return { sync: own, async: asynchronous, either: `${own} | ${asynchronous}` }[form];
}

/** `id: string, body: LinkUpdateRequest, options?: CallOptions` */
export function argumentsOf(operation: ClientOperation, form: Form = 'sync'): string {
  const { pathParameters, body, params, options } = operation;
  const needsOptions = form === 'async' || options.some(({ required }) => required);
  const needsParams = params.some(({ required }) => required);
  // An optional argument before a required one takes an explicit `undefined`.
  const argument = (name: string, type: string, isRequired: boolean, isFollowed: boolean) =>
    isRequired ? `${name}: ${type}` : isFollowed ? `${name}: ${type} | undefined` : `${name}?: ${type}`;
  return [
    ...pathParameters.map(({ variable, type }) => `${variable}: ${type}`),
    ...(body ? [argument('body', body.type, body.required, needsParams || needsOptions)] : []),
    ...(params.length > 0 ? [argument('params', paramsTypeOf(operation), needsParams, needsOptions)] : []),
    argument('options', optionsTypeOf(operation, form), needsOptions, false),
  ].join(', ');
}

/** The members of an interface of query parameters or options. */
export function paramMembers(params: readonly Parameter[]): string {
  return params
    .map(({ name, type, required, description, deprecated }) => {
      const comment = jsdoc([oneLine(description), ...(deprecated ? ['@deprecated'] : [])], '  ');
      return `${comment}  ${propertyKey(name)}${required ? '' : '?'}: ${type}${required || type === 'undefined' ? '' : ' | undefined'};\n`;
    })
    .join('');
}

const WITH_MODE: Readonly<Record<Form, string>> = {
  sync: '',
  async: 'With the option',
  either: 'For programs that decide at run time on the option',
};

/** What an editor shows for a call. `reference` is the address of its page, if there is one. */
export function documentation(
  operation: ClientOperation,
  reference: string | undefined,
  form: Form,
  indent: string,
): string {
  const { summary, description, pathParameters, body, deprecated, retry, asyncOption } = operation;
  const { params, options } = operation;
  const named = form === 'sync' ? undefined : asyncOption;
  const headers = [...(named ? [named] : []), ...options].map(({ name }) => name);
  const settings = ['Timeout, retries, signal and headers of this call', ...headers].join(', ');
  return jsdoc(
    [
      `${summary}.`,
      '',
      ...(named ? [`${WITH_MODE[form]} \`${named.name}\`: ${oneLine(named.description)}`, ''] : []),
      ...description.trim().split('\n'),
      '',
      RETRIES[retry],
      '',
      ...pathParameters.map((parameter) => `@param ${parameter.variable} ${oneLine(parameter.description)}`),
      ...(body ? [`@param body ${oneLine(body.description) || 'The request.'}`] : []),
      ...(params.length > 0 ? ['@param params Query parameters.'] : []),
      `@param options ${settings}.`,
      ...(deprecated ? ['@deprecated'] : []),
      ...(reference === undefined ? [] : [`@see ${reference}`]),
    ],
    indent,
  );
}
