// A response enum is written in the specification as `anyOf: [{ type: string, enum: [...] }, { type: string }]`:
// the known values, or any other. As a plain union TypeScript would fold it into `string` and complete nothing;
// `(string & {})` keeps the known values.
import type { Schema } from '@belvo-openapi/spec';
import ts from 'typescript5';

const factory = ts.factory;

function isOpenString(schema: Schema): boolean {
  return schema.type === 'string' && schema.enum === undefined && schema.const === undefined;
}

function isNull(schema: Schema): boolean {
  return schema.type === 'null';
}

/** The component that a branch refers to: `#/components/schemas/FetchResource` → `FetchResource`. */
function referenceName(schema: Schema): string | undefined {
  return /^#\/components\/schemas\/([^/]+)$/.exec(schema.$ref ?? '')?.[1];
}

function isKnown(schema: Schema): boolean {
  return (schema.type === 'string' && schema.enum !== undefined) || referenceName(schema) !== undefined;
}

function isOpenEnum(schema: Schema): boolean {
  const branches = schema.anyOf ?? [];
  const rest = branches.filter((branch) => !isKnown(branch));
  return (
    branches.some(isKnown) && rest.some(isOpenString) && rest.every((branch) => isOpenString(branch) || isNull(branch))
  );
}

function knownTypes(schema: Schema): readonly ts.TypeNode[] {
  const name = referenceName(schema);
  if (name !== undefined) {
    const key = (text: string) => factory.createLiteralTypeNode(factory.createStringLiteral(text));
    const schemas = factory.createIndexedAccessTypeNode(factory.createTypeReferenceNode('components'), key('schemas'));
    return [factory.createIndexedAccessTypeNode(schemas, key(name))];
  }
  return (schema.enum ?? []).map((value) =>
    factory.createLiteralTypeNode(factory.createStringLiteral(String(value), true)),
  );
}

/** The type of an open enum, for openapi-typescript's `transform` hook; undefined when the schema is none. */
export function openEnumType(schema: Schema): ts.TypeNode | undefined {
  if (!isOpenEnum(schema)) {
    return undefined;
  }
  const branches = schema.anyOf ?? [];
  const anyString = factory.createParenthesizedType(
    factory.createIntersectionTypeNode([
      factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
      factory.createTypeLiteralNode([]),
    ]),
  );
  return factory.createUnionTypeNode([
    ...branches.filter(isKnown).flatMap(knownTypes),
    anyString,
    ...(branches.some(isNull) ? [factory.createLiteralTypeNode(factory.createNull())] : []),
  ]);
}
