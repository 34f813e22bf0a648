import type { OpenApiDocument } from '@belvo-openapi/spec';
import ts from 'typescript5';
import { errorBodyNames } from '../description/error-bodies.ts';
import { requestSchemasOf } from '../description/request-schemas.ts';
import { assertTypeName } from '../names.ts';
import { declarationsOf } from './run.ts';
import {
  componentReference,
  membersOf,
  nameOf,
  print,
  rewrite,
  typeAt,
  withCommentOf,
  withUndefined,
  withUndefinedParameters,
} from './syntax.ts';

const factory = ts.factory;

/** What is known of schemas by their names. */
interface SchemaNames {
  /** Those whose type is called otherwise. */
  readonly typeNames: ReadonlyMap<string, string>;
  /** Those that requests consist of. */
  readonly requests: ReadonlySet<string>;
}

/** A schema of the specification as a declaration of its own. */
export interface Model {
  readonly name: string;
  readonly text: string;
}

/**
 * The types of a document. openapi-typescript nests every schema in one `components` interface, where editors show
 * `components["schemas"]["Link"]`; here each schema is a declaration under its own name, and `components` refers to it.
 */
export class TypeLibrary {
  readonly models: readonly Model[];
  /** `paths`, `webhooks`, `components` and `operations`, as openapi-fetch reads them. */
  readonly tables: readonly string[];
  readonly #operations: ts.Node | undefined;
  readonly #webhooks: ts.Node | undefined;
  readonly #components: ts.Node | undefined;

  private constructor(declarations: readonly ts.Node[], names: SchemaNames) {
    const { typeNames } = names;
    const toModelName = modelReference(typeNames);
    const interfaces = declarations
      .filter((node): node is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(node))
      .map((node) => rewrite(node, toModelName));
    const byName = (name: string) => interfaces.find((node) => node.name.text === name);
    this.#operations = byName('operations');
    this.#webhooks = byName('webhooks');
    this.#components = byName('components');
    this.models = membersOf(typeAt(this.#components, 'schemas')).map((schema) => toModel(schema, names));
    this.tables = declarations
      .filter((node) => !(ts.isInterfaceDeclaration(node) && nameOf(node.name) === 'components'))
      .map((node) => print(rewrite(rewrite(node, toModelName), withUndefinedParameters)))
      .concat(
        this.#components
          ? [print(rewrite(withModelReferences(this.#components, typeNames), withUndefinedParameters))]
          : [],
      );
  }

  static async of(doc: OpenApiDocument): Promise<TypeLibrary> {
    return new TypeLibrary(await declarationsOf(doc), {
      typeNames: errorBodyNames(doc),
      requests: requestSchemasOf(doc),
    });
  }

  /** The type of a response's first media type; undefined when it has no body. */
  response(operationId: string, status: string): string | undefined {
    return this.#body(this.#resolve(typeAt(this.#operations, operationId, 'responses', status)));
  }

  /** The type of a request body; undefined when the operation takes none. */
  requestBody(operationId: string): string | undefined {
    return this.#body(this.#resolve(typeAt(this.#operations, operationId, 'requestBody')));
  }

  /** The type of a webhook's body. */
  webhookBody(name: string): string | undefined {
    const post = this.#resolve(typeAt(this.#webhooks, name, 'post'));
    const operation = post && ts.isIndexedAccessTypeNode(post) ? this.#indexed(post) : post;
    return this.#body(this.#resolve(typeAt(operation, 'requestBody')));
  }

  /** The type of a parameter. */
  parameter(operationId: string, place: string, name: string): string {
    const type = this.#resolve(typeAt(this.#operations, operationId, 'parameters', place, name));
    if (!type) {
      throw new Error(`${operationId}: no type was generated for the ${place} parameter "${name}".`);
    }
    return print(type);
  }

  #body(holder: ts.TypeNode | undefined): string | undefined {
    const media = membersOf(typeAt(holder, 'content'))[0]?.type;
    return media && media.kind !== ts.SyntaxKind.NeverKeyword ? print(media) : undefined;
  }

  /** Follows a reference to `components`, except to a schema: that is a name of its own. */
  #resolve(type: ts.TypeNode | undefined): ts.TypeNode | undefined {
    const reference = type && componentReference(type);
    return reference ? this.#resolve(typeAt(this.#components, ...reference)) : type;
  }

  /** `operations["x"]`, as webhooks with an operationId refer to their operation. */
  #indexed(type: ts.IndexedAccessTypeNode): ts.TypeNode | undefined {
    const index = type.indexType;
    const name = ts.isLiteralTypeNode(index) && ts.isStringLiteral(index.literal) ? index.literal.text : '';
    return typeAt(this.#operations, name);
  }
}

/** Replaces a reference to a schema by the name of its type. */
function modelReference(typeNames: ReadonlyMap<string, string>): (node: ts.Node) => ts.Node | undefined {
  return (node) => {
    const [section, name] = componentReference(node) ?? [];
    return section === 'schemas' && name !== undefined
      ? factory.createTypeReferenceNode(typeNames.get(name) ?? name)
      : undefined;
  };
}

function toModel(property: ts.PropertySignature, { typeNames, requests }: SchemaNames): Model {
  const schema = nameOf(property.name);
  const name = typeNames.get(schema) ?? schema;
  assertTypeName(name, `components.schemas.${schema}`);
  const type = property.type ?? factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword);
  const modifiers = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  const declaration = ts.isTypeLiteralNode(type)
    ? factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, type.members)
    : factory.createTypeAliasDeclaration(modifiers, name, undefined, type);
  const open = requests.has(schema) ? rewrite(declaration as ts.Node, withUndefined) : declaration;
  return { name, text: print(withCommentOf(open as ts.Node, property)) };
}

/** The `components` interface with `Link: Link` instead of every schema written out. */
function withModelReferences(components: ts.Node, typeNames: ReadonlyMap<string, string>): ts.Node {
  const schemas = typeAt(components, 'schemas');
  return rewrite(components, (node) => {
    if (node !== schemas) {
      return undefined;
    }
    return factory.createTypeLiteralNode(
      membersOf(node).map((property) =>
        factory.createPropertySignature(
          undefined,
          property.name,
          undefined,
          factory.createTypeReferenceNode(typeNames.get(nameOf(property.name)) ?? nameOf(property.name)),
        ),
      ),
    );
  });
}
