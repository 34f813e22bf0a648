import {
  listOperations,
  type OpenApiDocument,
  type Operation,
  type OperationParameter,
  type Schema,
} from '@belvo-openapi/spec-model';
import { type ChangeKind, rate } from '../changes/catalogue.ts';
import type { Side, Weight } from '../changes/change.ts';
import { compareSchemas, type Report } from '../changes/compare-schemas.ts';
import { contractOf } from '../changes/contract.ts';
import { componentAt, componentsIn } from './components.ts';

/** One thing in which the vendor's document and ours differ. */
export interface Difference {
  /** Resource of our operation; for a new one, the vendor's tag. */
  readonly resource: string;
  /** Method and path, as the vendor writes it: `PUT /api/links/{id}/`. */
  readonly operation: string;
  /** In the phrases of `spec/decisions/README.md`: `request body username`, `response 200 body status enum`. */
  readonly what: string;
  /** Another phrase that means the same: a new field that is required at once. */
  readonly also?: string;
  /** Both sides in a few words, ours first. */
  readonly message: string;
  /** What following the vendor would mean for callers of ours. */
  readonly weight: Weight;
  /** Name of our component to edit, where one holds the place. */
  readonly component?: string;
  /** Path of our operation; absent for a new one. */
  readonly path?: string;
  /** Names of the vendor's schemas that this part of the operation is made of. */
  readonly schemas: ReadonlySet<string>;
}

/** What an attribute of a field is called in a decision record. Kinds that are not here are decisions of our own form. */
const ATTRIBUTES: Partial<Readonly<Record<ChangeKind, string>>> = {
  'property-added-optional': '',
  'property-added-required': '',
  'property-removed': '',
  'became-required': 'required',
  'became-optional': 'required',
  'became-nullable': 'nullable',
  'became-not-nullable': 'nullable',
  'type-generalized': 'type',
  'type-specialized': 'type',
  'type-changed': 'type',
  'enum-value-added': 'enum',
  'enum-value-removed': 'enum',
  'open-enum-value-added': 'enum',
  'open-enum-value-removed': 'enum',
  'became-enum': 'enum',
  'stopped-being-enum': 'enum',
  'const-changed': 'enum',
  deprecated: 'deprecated',
  reactivated: 'deprecated',
};

/** Kinds that are compared in requests alone: in responses we decide by evidence, not by the reference. */
const IN_REQUESTS: ReadonlySet<ChangeKind> = new Set([
  'became-required',
  'became-optional',
  'became-enum',
  'stopped-being-enum',
]);

const OPEN: Partial<Readonly<Record<ChangeKind, ChangeKind>>> = {
  'enum-value-added': 'open-enum-value-added',
  'enum-value-removed': 'open-enum-value-removed',
};

const PREFIX = 'vendor.';

/** OpenAPI 3.0 leaves `null` out of the listed values of what may be null; 3.1 lists it. */
function withNull(node: unknown): unknown {
  if (Array.isArray(node)) {
    return node.map(withNull);
  }
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withNull(value)]));
  const { nullable, enum: values } = copy as { nullable?: unknown; enum?: unknown };
  return nullable === true && Array.isArray(values) && !values.includes(null)
    ? { ...copy, enum: [...values, null] }
    : copy;
}

/** The vendor's document with schemas of names of their own, so that nothing is taken for the same by its name alone. */
function apart(doc: OpenApiDocument): OpenApiDocument {
  const text = JSON.stringify(withNull(doc)).replaceAll('"#/components/schemas/', `"#/components/schemas/${PREFIX}`);
  const copy = JSON.parse(text) as OpenApiDocument & { components?: { schemas?: object } };
  const schemas = Object.entries(copy.components?.schemas ?? {}).map(([name, schema]) => [`${PREFIX}${name}`, schema]);
  return { ...copy, components: { ...copy.components, schemas: Object.fromEntries(schemas) } };
}

const requestOf = ({ method, path }: Operation): string => `${method.toUpperCase()} ${path}`;
const bare = (operation: Operation): string => requestOf(operation).replaceAll(/\{[^}]+\}/g, '{}');

/**
 * Compares the vendor's document with ours: operations, parameters, fields, types, listed values and statuses. What we
 * write down in a form of our own (closed requests, open enums, formats, limits, error bodies) is not compared.
 *
 * @param ours The bundle of the specification.
 * @param theirs The vendor's document, OpenAPI 3.0 or 3.1.
 */
export function compareUpstream(ours: OpenApiDocument, theirs: OpenApiDocument): readonly Difference[] {
  const [before, after] = [contractOf(ours).document, contractOf(apart(theirs)).document];
  const [old, now] = [listOperations(before), listOperations(after)];
  const byRequest = new Map(now.map((operation) => [bare(operation), operation]));
  const known = new Set(old.map(bare));
  return [
    ...old.flatMap((operation): readonly Difference[] => {
      const other = byRequest.get(bare(operation));
      return other ? compareOperation(before, after, operation, other) : [gone(operation)];
    }),
    ...now.filter((operation) => !known.has(bare(operation))).map(isNew),
  ];
}

function gone(operation: Operation): Difference {
  const { weight } = rate('operation-removed', undefined);
  const message = 'the vendor does not have the operation';
  return {
    resource: operation.resource,
    operation: requestOf(operation),
    what: 'request',
    message,
    weight,
    path: operation.path,
    schemas: new Set(),
  };
}

function isNew(operation: Operation): Difference {
  const { weight } = rate('operation-added', undefined);
  const message = `the vendor has a new operation: ${operation.summary || operation.operationId}`;
  return {
    resource: operation.tag,
    operation: requestOf(operation),
    what: 'request',
    message,
    weight,
    schemas: new Set(),
  };
}

function compareOperation(
  before: OpenApiDocument,
  after: OpenApiDocument,
  old: Operation,
  now: Operation,
): readonly Difference[] {
  const found: Difference[] = [];
  const head = { resource: old.resource, operation: requestOf(now), path: old.path };
  const add = (
    what: string,
    message: string,
    kind: ChangeKind,
    side: Side | undefined,
    extra: Partial<Difference> = {},
  ) => {
    const isSame = found.some((one) => one.what === what && one.message === message);
    if (!isSame) {
      found.push({ ...head, what, message, weight: rate(kind, side).weight, schemas: new Set(), ...extra });
    }
  };
  if (old.deprecated !== now.deprecated) {
    const kind = now.deprecated ? 'operation-deprecated' : 'operation-reactivated';
    add(
      'request deprecated',
      now.deprecated ? 'the vendor deprecated it' : 'the vendor does not deprecate it',
      kind,
      undefined,
    );
  }
  const compareBodies = (side: Side, what: string, ourSchema: Schema = {}, theirSchema: Schema = {}): void => {
    const schemas = new Set([...componentsIn(after, theirSchema)].map((name) => name.slice(PREFIX.length)));
    const report: Report = (kind, place, change) => {
      const attribute = ATTRIBUTES[kind];
      const field = fieldOf(place);
      if (attribute === undefined || field.endsWith('*') || (side === 'response' && IN_REQUESTS.has(kind))) {
        return;
      }
      const phrase = [what, field, attribute].filter(Boolean).join(' ');
      const component = componentAt(before, ourSchema, field);
      // The enums of responses are open here, however the vendor writes them down.
      const rated = side === 'response' ? (OPEN[kind] ?? kind) : kind;
      add(phrase, describe(kind, change), rated, side, {
        schemas,
        ...(component && { component }),
        ...(kind === 'property-added-required' && { also: `${phrase} required` }),
      });
    };
    compareSchemas({ before, after, side, noun: 'property', report }, ourSchema, theirSchema, '');
  };
  compareParameters(old, now, add, compareBodies);
  const [ourBody, theirBody] = [old.requestBody, now.requestBody];
  if (!ourBody !== !theirBody) {
    const kind = !theirBody
      ? 'request-body-removed'
      : theirBody.required
        ? 'request-body-added-required'
        : 'request-body-added-optional';
    add('request body', theirBody ? 'the vendor takes a body' : 'the vendor takes no body', kind, 'request');
  } else if (ourBody && theirBody) {
    compareBodies('request', 'request body', ourBody.content[0]?.schema, theirBody.content[0]?.schema);
  }
  for (const response of old.responses) {
    const other = now.responses.find(({ status }) => status === response.status);
    const isSuccess = response.status.startsWith('2');
    if (!other) {
      const kind = isSuccess ? 'success-status-removed' : 'error-status-removed';
      add(`response ${response.status}`, 'the vendor does not have the status', kind, 'response');
    } else if (isSuccess && response.schema && other.schema) {
      compareBodies('response', `response ${response.status} body`, response.schema, other.schema);
    }
  }
  for (const { status } of now.responses.filter((each) => !old.responses.some((one) => one.status === each.status))) {
    const kind = status.startsWith('2') ? 'success-status-added' : 'error-status-added';
    add(`response ${status}`, 'the vendor has the status', kind, 'response');
  }
  return found;
}

type Add = (what: string, message: string, kind: ChangeKind, side: Side) => void;
type CompareBodies = (side: Side, what: string, ours: Schema, theirs: Schema) => void;

function compareParameters(old: Operation, now: Operation, add: Add, compareBodies: CompareBodies): void {
  const isOwn = ({ in: place, name }: OperationParameter) => place !== 'path' && !/^x-belvo-/i.test(name);
  const phrase = ({ in: place, name }: OperationParameter) => `request ${place} ${name}`;
  const [ours, theirs] = [old.parameters.filter(isOwn), now.parameters.filter(isOwn)];
  for (const parameter of ours) {
    const other = theirs.find((each) => phrase(each) === phrase(parameter));
    if (!other) {
      add(phrase(parameter), 'the vendor does not have the parameter', 'parameter-removed', 'request');
      continue;
    }
    if (other.required !== parameter.required) {
      const kind = other.required ? 'became-required' : 'became-optional';
      add(
        `${phrase(parameter)} required`,
        other.required ? 'the vendor requires it' : 'the vendor does not require it',
        kind,
        'request',
      );
    }
    compareBodies('request', phrase(parameter), parameter.schema, other.schema);
  }
  for (const parameter of theirs.filter((each) => !ours.some((one) => phrase(one) === phrase(each)))) {
    const kind = parameter.required ? 'parameter-added-required' : 'parameter-added-optional';
    add(phrase(parameter), 'the vendor has a new parameter', kind, 'request');
  }
}

/** A place of the comparison as a decision record writes it: `results[].id`, `[].code`. */
function fieldOf(place: string): string {
  return place.replaceAll(', property ', '.').replaceAll(', other properties', '.*').replace(/^\./, '');
}

function describe(kind: ChangeKind, change: string): string {
  if (kind === 'property-removed') {
    return 'the vendor does not have the field';
  }
  if (kind.startsWith('property-added')) {
    return `the vendor has a new field${kind.endsWith('required') ? ', and requires it' : ''}`;
  }
  const isValue = /enum-value/.test(kind);
  return isValue
    ? `the vendor ${kind.endsWith('added') ? 'lists' : 'does not list'} ${change}`
    : `ours → the vendor's: ${change}`;
}
