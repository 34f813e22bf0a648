import { put } from './guards.ts';

/** A node of a script's syntax tree (ESTree). */
export type Node = Record<string, unknown> & { readonly type: string };

/** `pm.expect(x).to.be.a('string')`: where it begins, and the steps from there. */
export interface Chain {
  readonly root: Node;
  /** `args` only for steps that are called; an empty name where it is computed. */
  readonly links: readonly { readonly name: string; readonly args: readonly Node[] | undefined }[];
}

const MAX_NODES = 200_000;

/** Every node below one, in reading order. */
export function nodesOf(root: Node): Node[] {
  const out: Node[] = [];
  const stack: unknown[] = [root];
  while (stack.length > 0 && out.length < MAX_NODES) {
    const next = stack.pop();
    if (Array.isArray(next)) {
      stack.push(...[...next].reverse());
    } else if (isNode(next)) {
      out.push(next);
      stack.push(
        ...Object.values(next)
          .filter((value) => typeof value === 'object' && value !== null)
          .reverse(),
      );
    }
  }
  return out;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

export function isIdentifier(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

/** An expression as a chain of steps. */
export function chainOf(node: Node): Chain {
  const links: { name: string; args: readonly Node[] | undefined }[] = [];
  let at = node;
  let args: readonly Node[] | undefined;
  for (;;) {
    if (at.type === 'ChainExpression') {
      at = at.expression as Node;
    } else if (at.type === 'CallExpression') {
      const callee = at.callee as Node;
      if (callee.type === 'Identifier') {
        links.unshift({ name: '()', args: at.arguments as Node[] });
        return { root: callee, links };
      }
      args = at.arguments as Node[];
      at = callee;
    } else if (at.type === 'MemberExpression') {
      links.unshift({ name: nameOf(at), args });
      args = undefined;
      at = at.object as Node;
    } else {
      return { root: at, links };
    }
  }
}

function nameOf(member: Node): string {
  const property = member.property as Node;
  if (member.computed !== true) {
    return String(property.name);
  }
  return property.type === 'Literal' ? String(property.value) : '';
}

/** The value of an expression that is written out; undefined for one that has to be computed. */
export function staticValue(node: Node | undefined, named: (name: string) => Node | undefined, depth = 0): unknown {
  if (!node || depth > 60) {
    return undefined;
  }
  switch (node.type) {
    case 'Literal':
      return node.regex === undefined ? node.value : undefined;
    case 'TemplateLiteral':
      return (node.expressions as Node[]).length === 0
        ? ((node.quasis as Node[])[0]?.value as { cooked?: string } | undefined)?.cooked
        : undefined;
    case 'UnaryExpression': {
      const value = staticValue(node.argument as Node, named, depth + 1);
      return node.operator === '-' && typeof value === 'number' ? -value : undefined;
    }
    case 'ArrayExpression':
      return (node.elements as (Node | null)[]).map((element) => staticValue(element ?? undefined, named, depth + 1));
    case 'ObjectExpression':
      return objectValue(node, named, depth);
    case 'Identifier':
      return staticValue(named(String(node.name)), named, depth + 1);
    default:
      return undefined;
  }
}

function objectValue(node: Node, named: (name: string) => Node | undefined, depth: number): unknown {
  const out: Record<string, unknown> = {};
  for (const property of node.properties as Node[]) {
    const key = property.key as Node | undefined;
    const name = key?.type === 'Identifier' ? key.name : key?.value;
    const value = staticValue(property.value as Node, named, depth + 1);
    if (property.type === 'Property' && property.computed !== true && value !== undefined) {
      put(out, String(name), value);
    }
  }
  return out;
}
