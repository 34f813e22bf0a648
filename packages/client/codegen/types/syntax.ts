// Small helpers around TypeScript's syntax trees, as openapi-typescript hands them out.
import ts from 'typescript5';

const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
const file = ts.createSourceFile('generated.ts', '', ts.ScriptTarget.ESNext, false, ts.ScriptKind.TS);

/** A node as text. openapi-typescript marks descriptions with a tag that editors show; a JSDoc comment needs none. */
export function print(node: ts.Node): string {
  return printer.printNode(ts.EmitHint.Unspecified, node, file).replaceAll('* @description ', '* ');
}

/** The name of a property or declaration, unquoted. */
export function nameOf(name: ts.PropertyName | ts.DeclarationName | undefined): string {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name)) ? name.text : '';
}

/** The members of an interface or of a type literal. */
export function membersOf(node: ts.Node | undefined): readonly ts.PropertySignature[] {
  if (node && (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node))) {
    return node.members.filter(ts.isPropertySignature);
  }
  return [];
}

/** The member of that name. */
export function member(node: ts.Node | undefined, name: string): ts.PropertySignature | undefined {
  return membersOf(node).find((candidate) => nameOf(candidate.name) === name);
}

/** Follows names downwards: `typeAt(node, 'responses', '200')`. */
export function typeAt(node: ts.Node | undefined, ...names: readonly string[]): ts.TypeNode | undefined {
  return names.reduce<ts.Node | undefined>((at, name) => member(at, name)?.type, node) as ts.TypeNode | undefined;
}

/** `components["schemas"]["Link"]` → `['schemas', 'Link']`; undefined for anything else. */
export function componentReference(node: ts.Node): readonly [string, string] | undefined {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) {
    return undefined;
  }
  const { objectType: root, indexType: kind } = node.objectType;
  const isComponents =
    ts.isTypeReferenceNode(root) && ts.isIdentifier(root.typeName) && root.typeName.text === 'components';
  const text = (index: ts.TypeNode) =>
    ts.isLiteralTypeNode(index) && ts.isStringLiteral(index.literal) ? index.literal.text : undefined;
  const [section, name] = [text(kind), text(node.indexType)];
  return isComponents && section !== undefined && name !== undefined ? [section, name] : undefined;
}

/** Replaces nodes from the leaves up; `replace` answers undefined to keep one. */
export function rewrite<T extends ts.Node>(root: T, replace: (node: ts.Node) => ts.Node | undefined): T {
  const transformer: ts.TransformerFactory<ts.Node> = (context) => {
    const visit = (node: ts.Node): ts.Node => replace(node) ?? ts.visitEachChild(node, visit, context);
    return visit;
  };
  const result = ts.transform(root as ts.Node, [transformer]);
  return result.transformed[0] as T;
}

/** Moves the comment of one node to another. */
export function withCommentOf<T extends ts.Node>(node: T, source: ts.Node): T {
  return ts.setSyntheticLeadingComments(node, ts.getSyntheticLeadingComments(source));
}

/**
 * An optional property with `undefined` among its values, for programs with `exactOptionalPropertyTypes`: what is
 * undefined is left out when it is sent, so it may be given.
 */
export function withUndefined(node: ts.Node): ts.Node | undefined {
  if (!ts.isPropertySignature(node) || !node.questionToken || !node.type || isNever(node.type)) {
    return undefined;
  }
  const type = rewrite(node.type, withUndefined);
  const missing = ts.factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword);
  const parts = ts.isUnionTypeNode(type) ? type.types : [type];
  const union = ts.factory.createUnionTypeNode([...parts, missing]);
  const { modifiers, name, questionToken } = node;
  return withCommentOf(ts.factory.createPropertySignature(modifiers, name, questionToken, union), node);
}

/** The same for the parameters in a table: the members of `query` and `header`, whose own type stays an object. */
export function withUndefinedParameters(node: ts.Node): ts.Node | undefined {
  const isPlace = ts.isPropertySignature(node) && ['query', 'header'].includes(nameOf(node.name));
  if (!isPlace || !node.type || !ts.isTypeLiteralNode(node.type)) {
    return undefined;
  }
  const members = node.type.members.map((parameter) => rewrite(parameter, withUndefined));
  const { modifiers, name, questionToken } = node;
  const type = ts.factory.createTypeLiteralNode(members);
  return withCommentOf(ts.factory.createPropertySignature(modifiers, name, questionToken, type), node);
}

function isNever(type: ts.TypeNode): boolean {
  return type.kind === ts.SyntaxKind.NeverKeyword;
}
