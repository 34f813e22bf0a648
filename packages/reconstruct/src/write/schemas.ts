import type { Clusters } from '../infer/clusters.ts';
import { scalarKeywords } from '../observe/inline-schema.ts';
import { Kind } from '../observe/kinds.ts';
import type { Schema } from '../observe/observations.ts';
import { isBlank, type Shape } from '../observe/shape.ts';
import { put } from '../read/guards.ts';
import type { FieldNote } from '../read/notes.ts';
import { isPasswordName } from '../secrets/secret-names.ts';
import { withNote } from './notes.ts';

/** What the schema writer needs to know about a cluster. */
export interface SchemaFacts {
  /** Component name; undefined for a schema that stays inline. */
  readonly nameOf: (cluster: number) => string | undefined;
  /** Keys of a cluster that are always there. */
  readonly requiredOf: (cluster: number) => readonly string[];
  /** Keys of a cluster that only responses have. */
  readonly readOnlyOf: (cluster: number) => readonly string[];
  /** Whether a cluster is part of a response. */
  readonly isAnswered: (cluster: number) => boolean;
  /** What people wrote about a key of a cluster. */
  readonly noteOf: (cluster: number, key: string) => FieldNote | undefined;
  /** Whether descriptions are wanted. */
  readonly prose: boolean;
  /** Cluster that a circular marker names. */
  readonly resolve: (marker: string) => number | undefined;
}

/** Writes shapes as schemas, with references to the components. */
export class SchemaWriter {
  readonly #clusters: Clusters;
  readonly #facts: SchemaFacts;
  readonly #inline = new Set<number>();

  constructor(clusters: Clusters, facts: SchemaFacts) {
    this.#clusters = clusters;
    this.#facts = facts;
  }

  /** Schema of a place. */
  schemaOf(shape: Shape, owner?: number): Schema {
    if (isBlank(shape)) {
      const target = shape.circular === '' ? undefined : this.#facts.resolve(shape.circular);
      const name = target === undefined ? undefined : this.#facts.nameOf(target);
      return name === undefined ? {} : reference(name);
    }
    const kinds = shape.kinds;
    const objects = shape.layout !== undefined && (kinds & Kind.Object) !== 0;
    if (objects && (kinds & ~(Kind.Object | Kind.Null)) === 0) {
      const object = this.#object(shape);
      return kinds & Kind.Null ? nullable(object) : object;
    }
    const schema = scalarKeywords(shape, owner !== undefined && this.#facts.isAnswered(owner));
    if (shape.values) {
      schema.additionalProperties = this.schemaOf(shape.values, owner);
    }
    if (kinds & Kind.Array) {
      schema.items = shape.items ? this.schemaOf(shape.items, owner) : {};
    }
    if (objects) {
      // Several types at one place: the object is one alternative among others.
      return { anyOf: [this.#object(shape), withoutObject(schema)] };
    }
    return schema;
  }

  /** Schema of a cluster's own definition. */
  definition(cluster: number, shape: Shape): Schema {
    const required = this.#facts.requiredOf(cluster).filter((key) => key !== '$ref');
    const readOnly = this.#facts.readOnlyOf(cluster);
    const properties: Record<string, Schema> = {};
    const { layout, members } = shape;
    for (let i = 0; i < members.length; i += 1) {
      const key = layout?.keys[i] as string;
      // Tools take a property of this name for a reference.
      if (key === '$ref') {
        continue;
      }
      const member = members[i] as Shape;
      const plain = withPasswordFormat(key, this.schemaOf(member, cluster));
      const noted = withNote(plain, this.#facts.noteOf(cluster, key), this.#facts.prose);
      // A type that only a note tells, of a place where only null was seen.
      const schema = member.kinds === Kind.Null && noted.type !== plain.type ? nullable(noted) : noted;
      put(properties, key, readOnly.includes(key) ? markReadOnly(schema) : schema);
    }
    const schema: Schema =
      required.length > 0 ? { type: 'object', required, properties } : { type: 'object', properties };
    if (shape.values) {
      schema.additionalProperties = this.schemaOf(shape.values, cluster);
    }
    return schema;
  }

  #object(shape: Shape): Schema {
    const cluster = this.#clusters.of(shape);
    const name = this.#facts.nameOf(cluster.id);
    if (name !== undefined) {
      return reference(name);
    }
    if (this.#inline.has(cluster.id)) {
      return { type: 'object' };
    }
    this.#inline.add(cluster.id);
    const schema = this.definition(cluster.id, cluster.shape);
    this.#inline.delete(cluster.id);
    return schema;
  }
}

export function reference(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

// Of JSON Schema's formats the one that says "do not show this".
function withPasswordFormat(key: string, schema: Schema): Schema {
  return schema.type === 'string' && schema.format === undefined && isPasswordName(key)
    ? { ...schema, format: 'password' }
    : schema;
}

// OpenAPI 3.1 allows siblings of a reference.
function markReadOnly(schema: Schema): Schema {
  return { ...schema, readOnly: true };
}

function nullable(schema: Schema): Schema {
  return '$ref' in schema
    ? { anyOf: [schema, { type: 'null' }] }
    : { ...schema, type: [schema.type as string, 'null'] };
}

function withoutObject(schema: Schema): Schema {
  const types = [schema.type].flat().filter((type) => type !== 'object');
  return { ...schema, type: types.length === 1 ? types[0] : types };
}
