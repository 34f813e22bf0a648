import { type OpenApiDocument, resolveRef, type Schema } from '@belvo-openapi/spec';
import { describeLimits } from './limits.ts';

/** A schema as a reader sees it: references followed, `null` and open enums turned into flags. */
export interface SchemaView {
  /** Component name, when the schema is one. */
  name?: string;
  title?: string;
  /** JSON types without `null`: `['string']`, `['object']`; empty means any. */
  types: string[];
  format?: string;
  description?: string;
  nullable: boolean;
  deprecated: boolean;
  /** `credential` or `personal`. */
  sensitive?: string;
  access?: 'read-only' | 'write-only';
  enum?: readonly unknown[];
  /** An open enum may grow: unknown values have to be handled. */
  openEnum: boolean;
  constant?: unknown;
  default?: unknown;
  example?: unknown;
  /** Limits in words: `at least 3 characters`. */
  limits: string[];
  properties: PropertyView[];
  /** Schema of further properties, `false` when none is allowed. */
  additional?: SchemaView | false;
  items?: SchemaView;
  variants?: { kind: 'oneOf' | 'anyOf'; options: SchemaView[] };
  /** True when the schema contains itself here: its content is not repeated. */
  recursive: boolean;
}

export interface PropertyView {
  name: string;
  required: boolean;
  schema: SchemaView;
}

const MAX_DEPTH = 64;

const ANNOTATIONS = ['description', 'deprecated', 'examples', 'default', 'x-sensitive', 'readOnly', 'writeOnly'];

/** A schema on its way to a view: `nullable` and `openEnum` are what unions were found to mean. */
interface FlatSchema extends Schema {
  readonly nullable?: boolean;
  readonly openEnum?: boolean;
}

/** `#/components/schemas/Link` -> `Link`; undefined for other references. */
export function componentName(ref: string | undefined): string | undefined {
  const prefix = '#/components/schemas/';
  return ref?.startsWith(prefix) ? decodeURIComponent(ref.slice(prefix.length)) : undefined;
}

function mergeSchemas(base: Schema, over: Schema): Schema {
  return {
    ...base,
    ...over,
    ...(base.properties && over.properties ? { properties: { ...base.properties, ...over.properties } } : {}),
    ...(base.required && over.required ? { required: [...new Set([...base.required, ...over.required])] } : {}),
  };
}

/** Follows `$ref` step by step, noting component names, and merges `allOf`; the outermost keyword wins. */
function flatten(document: OpenApiDocument, schema: Schema, names: string[], depth = 0): Schema {
  const { $ref, allOf = [], ...own } = schema;
  const parts: Schema[] = allOf.map((part) => flatten(document, part, [], depth + 1));
  if ($ref) {
    if (depth > MAX_DEPTH) {
      throw new Error(`"${$ref}" leads back to itself through references alone. Break the circle.`);
    }
    const name = componentName($ref);
    if (name) {
      names.push(name);
    }
    parts.unshift(flatten(document, resolveRef<Schema>(document, { $ref }), names, depth + 1));
  }
  return parts.reduceRight<Schema>((merged, part) => mergeSchemas(part, merged), own);
}

function unionKind(schema: Schema): 'oneOf' | 'anyOf' | undefined {
  return schema.oneOf ? 'oneOf' : schema.anyOf ? 'anyOf' : undefined;
}

/** `anyOf: [{enum}, {type: string}]` says: these values, and others later. */
function openEnum(document: OpenApiDocument, options: readonly Schema[]): Schema | undefined {
  const [first, second, third] = options.map((option) => resolveRef<Schema>(document, option));
  const isOpen = first?.enum && second && !third && second.type === first.type && Object.keys(second).length === 1;
  return isOpen ? first : undefined;
}

function collapseUnion(document: OpenApiDocument, schema: Schema): FlatSchema {
  const kind = unionKind(schema);
  if (!kind) {
    return schema;
  }
  const { [kind]: all = [], ...rest } = schema;
  const options = all.filter((option) => option.type !== 'null' && option.const !== null);
  const nullable = options.length < all.length;
  const known = openEnum(document, options);
  if (known) {
    return { ...known, ...rest, openEnum: true, nullable };
  }
  const [only, ...others] = options;
  if (only && others.length === 0) {
    const annotations = Object.fromEntries(Object.entries(rest).filter(([key]) => ANNOTATIONS.includes(key)));
    return { ...only, ...annotations, nullable };
  }
  return { ...rest, [kind]: options, nullable };
}

/**
 * Builds the view of a schema, to its leaves; a schema that contains itself stops at the second occurrence.
 * @throws when a reference leads nowhere.
 */
export function viewSchema(document: OpenApiDocument, schema: Schema, ancestors: readonly string[] = []): SchemaView {
  const names: string[] = [];
  let flat = collapseUnion(document, flatten(document, schema, names));
  const isNullable = flat.nullable === true;
  if (flat.$ref || flat.allOf) {
    flat = collapseUnion(document, flatten(document, flat, names));
  }
  const view = describeOwn(flat, isNullable);
  if (names[0]) {
    view.name = names[0];
  }
  if (names.some((name) => ancestors.includes(name))) {
    return { ...view, recursive: true };
  }
  addChildren(document, flat, view, [...ancestors, ...names]);
  return view;
}

function addChildren(document: OpenApiDocument, flat: FlatSchema, view: SchemaView, path: string[]): void {
  view.properties = Object.entries(flat.properties ?? {}).map(([name, property]) => ({
    name,
    required: flat.required?.includes(name) ?? false,
    schema: viewSchema(document, property, path),
  }));
  if (flat.items) {
    view.items = viewSchema(document, flat.items, path);
  }
  if (flat.additionalProperties === false) {
    view.additional = false;
  } else if (typeof flat.additionalProperties === 'object') {
    view.additional = viewSchema(document, flat.additionalProperties, path);
  }
  const kind = unionKind(flat);
  if (kind) {
    view.variants = { kind, options: (flat[kind] ?? []).map((option) => viewSchema(document, option, path)) };
  }
}

function emptyView(): SchemaView {
  return {
    types: [],
    nullable: false,
    deprecated: false,
    openEnum: false,
    limits: [],
    properties: [],
    recursive: false,
  };
}

function describeOwn(flat: FlatSchema, isNullable: boolean): SchemaView {
  const declared: string[] = flat.type === undefined ? impliedTypes(flat) : [flat.type].flat();
  const view: SchemaView = {
    ...emptyView(),
    types: declared.filter((type) => type !== 'null'),
    nullable: isNullable || flat.nullable === true || declared.includes('null'),
    deprecated: flat.deprecated === true,
    openEnum: flat.openEnum === true,
    limits: describeLimits(flat),
  };
  assignDefined(view, {
    format: flat.format,
    title: flat.title,
    description: flat.description,
    sensitive: flat['x-sensitive'],
    access: flat.readOnly ? 'read-only' : flat.writeOnly ? 'write-only' : undefined,
    enum: flat.enum?.filter((value) => value !== null),
    constant: flat.const,
    default: flat.default,
    example: flat.examples?.[0],
  });
  return view;
}

function assignDefined(view: SchemaView, values: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined) {
      Object.assign(view, { [key]: value });
    }
  }
}

function impliedTypes(flat: Schema): string[] {
  if (flat.properties || flat.additionalProperties) {
    return ['object'];
  }
  return flat.items ? ['array'] : [];
}

/** The component that a value is made of, through arrays. */
export function componentOf(view: SchemaView): string | undefined {
  return view.name ?? (view.items ? componentOf(view.items) : undefined);
}

/** True when the schema has more to show than its own line: fields, shapes, or items with either. */
export function hasChildren(view: SchemaView): boolean {
  return (
    view.properties.length > 0 ||
    view.variants !== undefined ||
    (typeof view.additional === 'object' && view.additional !== null) ||
    (view.items !== undefined && hasChildren(view.items))
  );
}
