import { type Json, type OpenApiDocument, resolveRef, type Schema } from '@belvo-openapi/spec-model';

/** What a schema says, in one form however it is written: references followed, `allOf` united, null apart. */
export interface SchemaView {
  /** Without `null`; empty when any type is allowed. */
  readonly types: readonly string[];
  readonly nullable: boolean;
  readonly format?: string;
  /** Known values without `null`, as JSON; absent when any value of the type is allowed. */
  readonly values?: readonly string[];
  /** Other values than the known ones can come: `anyOf` of an enum and any string. */
  readonly open: boolean;
  readonly isConst: boolean;
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required: readonly string[];
  /** What an object holds beside its properties. */
  readonly rest: boolean | Schema;
  readonly items?: Schema;
  /** Two or more of `anyOf` or `oneOf`, unless they are an enum. */
  readonly alternatives?: readonly Schema[];
  /** Keywords that are compared one by one: limits, marks and the rarer ones. */
  readonly keywords: Readonly<Record<string, unknown>>;
}

const STRUCTURE: ReadonlySet<string> = new Set([
  'type',
  'nullable',
  'format',
  'enum',
  'const',
  'properties',
  'required',
  'additionalProperties',
  'unevaluatedProperties',
  'items',
  'anyOf',
  'oneOf',
  'allOf',
]);

function typesOf(schema: Schema): readonly string[] {
  if (schema.type !== undefined) {
    return [schema.type].flat();
  }
  return schema.properties ? ['object'] : schema.items === undefined ? [] : ['array'];
}

/** One schema that says what several say together: later ones win, properties and `required` are united. */
function unite(left: Schema, right: Schema): Schema {
  return {
    ...left,
    ...right,
    ...(left.properties && right.properties && { properties: { ...left.properties, ...right.properties } }),
    ...(left.required && right.required && { required: [...new Set([...left.required, ...right.required])] }),
  };
}

/** Follows references and unites `allOf`, until neither is left at the top. */
function flatten(doc: OpenApiDocument, node: Schema, depth = 12): Schema {
  const { allOf = [], ...own } = resolveRef<Schema>(doc, node);
  return depth === 0 ? own : [...allOf.map((part) => flatten(doc, part, depth - 1)), own].reduce(unite, {});
}

function isPlainString({ type, enum: values, const: constant, pattern, format }: Schema): boolean {
  return type === 'string' && [values, constant, pattern, format].every((each) => each === undefined);
}

const valuesOf = ({ enum: values, const: constant }: Schema): readonly Json[] | undefined =>
  constant === undefined ? values : [constant];

const isNull = (schema: Schema): boolean => schema.type === 'null' || schema.const === null;

/** The values of an `anyOf` that is an enum: branches with values, and perhaps one that takes any string. */
function enumOf(branches: readonly Schema[]): { readonly values: readonly Json[]; readonly open: boolean } | undefined {
  const closed = branches.filter((branch) => valuesOf(branch));
  const rest = branches.filter((branch) => !valuesOf(branch));
  return closed.length > 0 && rest.every(isPlainString)
    ? { values: closed.flatMap((branch) => valuesOf(branch) ?? []), open: rest.length > 0 }
    : undefined;
}

/** Reads a schema of a bundled document. */
export function viewSchema(doc: OpenApiDocument, node: Schema | boolean): SchemaView {
  const schema = flatten(doc, node === false ? { not: {} } : node === true ? {} : node);
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches) {
    const flat = branches.map((branch) => flatten(doc, branch));
    const solid = branches.filter((_, index) => !isNull(flat[index] ?? {}));
    const { anyOf: _any, oneOf: _one, ...own } = schema;
    const nullable = solid.length < branches.length;
    const known = enumOf(flat.filter((branch) => !isNull(branch)));
    if (known) {
      const base = viewSchema(doc, { ...own, type: 'string', enum: known.values });
      return { ...base, nullable: base.nullable || nullable || flat.some(isNullable), open: known.open };
    }
    const [only] = solid;
    if (only && solid.length === 1) {
      const base = viewSchema(doc, { allOf: [only, own] });
      return { ...base, nullable: base.nullable || nullable };
    }
    const base = viewSchema(doc, own);
    return { ...base, nullable, alternatives: solid };
  }
  const types = typesOf(schema);
  const values = valuesOf(schema);
  const { format, properties = {}, required = [], items } = schema;
  const rest = (schema.unevaluatedProperties ?? schema.additionalProperties ?? true) as boolean | Schema;
  return {
    types: types.filter((type) => type !== 'null').toSorted(),
    nullable: isNullable(schema),
    ...(format !== undefined && { format }),
    ...(values && { values: values.filter((value) => value !== null).map((value) => JSON.stringify(value)) }),
    open: false,
    isConst: schema.const !== undefined,
    properties,
    required,
    rest,
    ...(items !== undefined && { items }),
    keywords: Object.fromEntries(Object.entries(schema).filter(([key]) => !STRUCTURE.has(key))),
  };
}

function isNullable(schema: Schema): boolean {
  const values = valuesOf(schema);
  const byType = schema.type === undefined ? values !== undefined : typesOf(schema).includes('null');
  return (byType || schema.nullable === true) && (values?.includes(null) ?? true);
}
