import type { Json, OpenApiDocument, Parameter, Reference, Schema } from './document.ts';
import { refName, resolveRef } from './refs.ts';

/** A parameter of an operation, without references and with every default written out. */
export interface OperationParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly description: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  /** How the value is written, for instance `form` or `simple` (OpenAPI 3.1 §4.8.12.3). */
  readonly style: string;
  /** Whether each element of an array is written as a pair of its own. */
  readonly explode: boolean;
  readonly schema: Schema;
  /** Name of the schema's component, when it is one. */
  readonly schemaName?: string;
  /** Value to show or to send in a test. */
  readonly example?: Json;
  readonly sensitive?: 'credential' | 'personal';
}

const DEFAULT_STYLE = { path: 'simple', query: 'form', header: 'simple', cookie: 'form' } as const;

function exampleOf(doc: OpenApiDocument, parameter: Parameter, schema: Schema): Json | undefined {
  const named = Object.values(parameter.examples ?? {})[0];
  return parameter.example ?? (named && resolveRef(doc, named).value) ?? schema.examples?.[0];
}

function readParameter(doc: OpenApiDocument, parameter: Parameter, place: string): OperationParameter {
  const where = `${place}: parameter "${parameter.name}"`;
  if (!parameter.schema) {
    throw new Error(`${where} has no schema. Parameters described by "content" are not supported.`);
  }
  const schema = resolveRef<Schema>(doc, parameter.schema);
  const style = parameter.style ?? DEFAULT_STYLE[parameter.in];
  const schemaName = refName(parameter.schema);
  const example = exampleOf(doc, parameter, schema);
  const sensitive = (parameter['x-sensitive'] as OperationParameter['sensitive']) ?? schema['x-sensitive'];
  return {
    name: parameter.name,
    in: parameter.in,
    description: parameter.description ?? '',
    required: parameter.required ?? false,
    deprecated: parameter.deprecated ?? false,
    style,
    explode: parameter.explode ?? style === 'form',
    schema: parameter.schema,
    ...(schemaName !== undefined && { schemaName }),
    ...(example !== undefined && { example }),
    ...(sensitive !== undefined && { sensitive }),
  };
}

/**
 * The parameters of an operation: the path item's first, then its own; its own replace those of the same name and
 * place (OpenAPI 3.1 §4.8.10).
 */
export function mergeParameters(
  doc: OpenApiDocument,
  ofPath: readonly (Parameter | Reference)[],
  ofOperation: readonly (Parameter | Reference)[],
  place: string,
): readonly OperationParameter[] {
  const merged = new Map<string, OperationParameter>();
  for (const node of [...ofPath, ...ofOperation]) {
    const parameter = readParameter(doc, resolveRef<Parameter | Reference>(doc, node), place);
    merged.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...merged.values()];
}
