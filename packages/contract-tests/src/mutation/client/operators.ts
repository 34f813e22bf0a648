import ts from 'typescript5';

/** A way to break one place of a source file. */
export interface SourceMutant {
  readonly operator: string;
  /** Path of the file from the root of the client's package. */
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

const SWAPPED: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '&&': '||',
  '||': '&&',
  '??': '&&',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
};

/**
 * Everything that can be broken in a file. Types, messages of errors and imports are left alone, and numbers too: a limit
 * that is one more or less is no mistake a test should pin.
 */
export function sourceMutants(file: string, text: string): readonly SourceMutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: SourceMutant[] = [];
  const add = (operator: string, node: ts.Node, replacement: string) => {
    const start = node.getStart(source);
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    found.push({ operator, file, line, start, end: node.getEnd(), replacement });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || isMessage(node)) {
      return;
    }
    mutate(node, source, add);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function mutate(
  node: ts.Node,
  source: ts.SourceFile,
  add: (operator: string, node: ts.Node, text: string) => void,
): void {
  if (ts.isBinaryExpression(node)) {
    const operator = node.operatorToken.getText(source);
    const other = SWAPPED[operator];
    const isText = operator === '+' && [node.left, node.right].some((side) => ts.isStringLiteralLike(side));
    if (other !== undefined && !isText) {
      add('swap an operator', node.operatorToken, other);
    }
  }
  if (ts.isIfStatement(node) || ts.isWhileStatement(node)) {
    add('negate a condition', node.expression, `!(${node.expression.getText(source)})`);
  }
  if (ts.isConditionalExpression(node)) {
    add('negate a condition', node.condition, `!(${node.condition.getText(source)})`);
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) {
    add('swap a boolean', node, node.kind === ts.SyntaxKind.TrueKeyword ? 'false' : 'true');
  }
  if (ts.isStringLiteral(node) && node.text !== '' && !isName(node)) {
    add('empty a text', node, "''");
  }
  if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression) && !isSuper(node.expression)) {
    add('drop a call', node, ';');
  }
  if (ts.isReturnStatement(node) && node.expression && node.expression.getText(source) !== 'undefined') {
    add('return nothing', node.expression, 'undefined as never');
  }
}

/** Wording is not behavior: texts inside `new …Error(…)` stay, and sentences anywhere. */
function isMessage(node: ts.Node): boolean {
  if (ts.isStringLiteralLike(node) && /\w+ \w+/.test(node.text)) {
    return true;
  }
  const parent = node.parent as ts.Node | undefined;
  const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
  return isText && parent !== undefined && ts.isNewExpression(parent);
}

/** A key of an object, a module name, a directive: not a value. */
function isName(node: ts.StringLiteral): boolean {
  const { parent } = node;
  return (ts.isPropertyAssignment(parent) && parent.name === node) || ts.isExpressionStatement(parent);
}

function isSuper(call: ts.CallExpression): boolean {
  return call.expression.kind === ts.SyntaxKind.SuperKeyword;
}

/** The file with the mutant in it. */
export function apply(text: string, { start, end, replacement }: SourceMutant): string {
  return text.slice(0, start) + replacement + text.slice(end);
}
