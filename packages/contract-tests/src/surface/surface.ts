import { listWebhooks, type Operation } from '@belvo-openapi/spec';
import { allArguments, type CallArguments, exampleArguments } from '../derive/arguments.ts';
import type { Schema } from '../schema/schema.ts';
import { type Contract, takesCredentials } from '../support/bundle.ts';
import { fieldsOf, notation, restOf } from './notation.ts';

/** An operation as callers of one version know it. */
export interface OperationSurface {
  readonly operation: string;
  /** `PUT /api/links/{id}/` */
  readonly request: string;
  /** `query status__in?` → how it is written and what it takes. */
  readonly parameters: Readonly<Record<string, string>>;
  /** What the body takes; ends with `?` when it may be left out. */
  readonly body?: string;
  /** Status → what the body gives, and the operation that a link leads to. */
  readonly responses: Readonly<Record<string, string>>;
  /** How it may be repeated, how it is paged, whether it takes credentials. */
  readonly traits: readonly string[];
  /** A call that was right in that version. */
  readonly call: CallArguments;
}

/** A schema as callers of one version know it: its fields, or one line when it is no plain object. */
export interface SchemaSurface {
  readonly schema: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** What other fields are taken; `nothing` when it is closed. */
  readonly rest?: string;
  readonly type?: string;
}

/** Anything else with a name: an event, an error code. */
export interface FactSurface {
  readonly fact: string;
  readonly value: string;
}

/** Everything callers of one version rely on. */
export interface Surface {
  readonly version: string;
  readonly operations: readonly OperationSurface[];
  readonly schemas: readonly SchemaSurface[];
  readonly facts: readonly FactSurface[];
}

/** Reads the surface of a document. */
export function surfaceOf(contract: Contract): Surface {
  const { document, operations } = contract;
  const schemas = Object.entries(document.components?.schemas ?? {});
  const codes = Object.entries((document['x-error-codes'] ?? {}) as Record<string, Record<string, unknown>>);
  return {
    version: document.info.version,
    operations: operations.map((operation) => operationSurface(contract, operation)),
    schemas: schemas.map(([name, schema]) => schemaSurface(name, schema as Schema)),
    facts: [
      ...(document.servers ?? []).map(({ url }) => ({ fact: `server ${url}`, value: 'served' })),
      ...listWebhooks(document).map(({ name, schema }) => ({
        fact: `event ${name}`,
        value: notation(schema as Schema),
      })),
      ...codes.map(([code, { statuses, retry }]) => ({
        fact: `error code ${code}`,
        value: JSON.stringify({ statuses, retry }),
      })),
    ],
  };
}

function operationSurface(contract: Contract, operation: Operation): OperationSurface {
  const { operationId, method, path, parameters, requestBody, responses, extensions } = operation;
  const [first] = exampleArguments(operation, contract.resolve) as readonly [CallArguments];
  const body = requestBody?.content.map(({ mediaType, schema }) => `${mediaType} ${notation(schema as Schema)}`);
  return {
    operation: operationId,
    request: `${method.toUpperCase()} ${path}`,
    parameters: Object.fromEntries(
      parameters.map(({ in: place, name, required, style, explode, schema, sensitive }) => [
        `${place} ${name}${required ? '' : '?'}`,
        `${style}${explode ? ' exploded' : ''} ${notation(schema as Schema)}${sensitive ? ` #${sensitive}` : ''}`,
      ]),
    ),
    ...(body && { body: `${body.join(' or ')}${requestBody?.required ? '' : ' ?'}` }),
    responses: Object.fromEntries(
      responses.map(({ status, content, links }) => [
        status,
        [
          content.map(({ mediaType, schema }) => `${mediaType} ${notation(schema as Schema)}`).join(' or ') || 'empty',
          ...links.map((link) => ` -> ${link.operationId} ${JSON.stringify([link.parameters, link.requestBody])}`),
        ].join(''),
      ]),
    ),
    traits: [
      `retry ${extensions.retry}`,
      ...(extensions.pagination ? [`pages ${extensions.pagination.style} ${extensions.pagination.items}`] : []),
      ...(extensions.rateLimit ? [`limit ${extensions.rateLimit.requests} in ${extensions.rateLimit.seconds} s`] : []),
      ...(takesCredentials(contract, operation) ? [] : ['no credentials']),
      ...(operation.deprecated ? ['deprecated'] : []),
    ],
    call: { ...first, ...allArguments(operation, contract.resolve), name: 'old caller' },
  };
}

function schemaSurface(name: string, schema: Schema): SchemaSurface {
  const fields = fieldsOf(schema);
  return fields === undefined
    ? { schema: name, type: notation(schema) }
    : { schema: name, fields, rest: restOf(schema) };
}
