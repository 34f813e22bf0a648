import { EACH, type Path } from './expected-body.ts';
import { type Chain, chainOf, isIdentifier, type Node, staticValue } from './script-nodes.ts';

/** What the names in a test script stand for: places of the body, the status code, values written out. */
export class ScriptNames {
  readonly #paths = new Map<string, Path>();
  readonly #values = new Map<string, Node>();
  readonly #codes = new Set<string>();

  // `const json = pm.response.json()`, `let first = json.items[0]`, `json.items.forEach((item) => …)`.
  learn(node: Node): void {
    if (node.type === 'VariableDeclarator' || node.type === 'AssignmentExpression') {
      const target = (node.id ?? node.left) as Node;
      const value = (node.init ?? node.right) as Node | null;
      if (value) {
        this.#bind(target, value);
      }
    } else if (node.type === 'ForOfStatement') {
      const left = node.left as Node;
      const target = left.type === 'VariableDeclaration' ? ((left.declarations as Node[])[0]?.id as Node) : left;
      this.#bindPath(target, this.pathOf(node.right as Node), EACH);
    } else if (node.type === 'CallExpression') {
      const { root, links } = chainOf(node);
      const last = links.at(-1);
      const callback = last?.args?.[0];
      if (last && /^(?:forEach|map|every|some|filter|find)$/.test(last.name) && callback?.params) {
        const list = this.pathOfChain({ root, links: links.slice(0, -1) });
        this.#bindPath((callback.params as Node[])[0], list, EACH);
      }
    }
  }

  #bind(target: Node, value: Node): void {
    const path = this.pathOf(value);
    if (target.type === 'ObjectPattern' && path) {
      for (const property of target.properties as Node[]) {
        const key = property.key as Node | undefined;
        this.#bindPath(property.value as Node, key?.type === 'Identifier' ? path : undefined, String(key?.name));
      }
    } else if (target.type === 'Identifier') {
      const name = String(target.name);
      if (path) {
        this.#paths.set(name, path);
      } else if (this.isCode(value)) {
        this.#codes.add(name);
      } else {
        this.#values.set(name, value);
      }
    }
  }

  #bindPath(target: Node | undefined, base: Path | undefined, step: string): void {
    const name = target?.type === 'AssignmentPattern' ? (target.left as Node) : target;
    if (base && name?.type === 'Identifier') {
      this.#paths.set(String(name.name), [...base, step]);
    }
  }

  /** The place in the body that an expression reads; undefined for any other. */
  pathOf(node: Node | undefined): Path | undefined {
    if (!node) {
      return undefined;
    }
    return this.pathOfChain(chainOf(node));
  }

  pathOfChain({ root, links }: Chain): Path | undefined {
    const names = links.map((link) => link.name);
    let rest = links;
    let path: Path | undefined;
    if (root.type === 'Identifier' && this.#paths.has(String(root.name))) {
      path = this.#paths.get(String(root.name));
    } else if (isIdentifier(root, 'pm') && names[0] === 'response' && names[1] === 'json') {
      path = [];
      rest = links.slice(2);
    } else if (isIdentifier(root, 'JSON') && names[0] === 'parse' && isBodyText(links[0]?.args?.[0])) {
      path = [];
      rest = links.slice(1);
    }
    if (path === undefined || rest.some((link) => link.args !== undefined || link.name === '')) {
      return undefined;
    }
    return [...path, ...rest.map((link) => (/^\d+$/.test(link.name) ? EACH : link.name))];
  }

  isCode(node: Node | undefined): boolean {
    if (!node) {
      return false;
    }
    const { root, links } = chainOf(node);
    const text = [String(root.name), ...links.map((link) => link.name)].join('.');
    return (
      /^(?:pm\.response\.code|responseCode\.code|response\.code)$/.test(text) ||
      (root.type === 'Identifier' && links.length === 0 && this.#codes.has(String(root.name)))
    );
  }

  value(node: Node | undefined): unknown {
    return staticValue(node, (name) => this.#values.get(name));
  }
}

function isBodyText(node: Node | undefined): boolean {
  if (!node) {
    return false;
  }
  const { root, links } = chainOf(node);
  const names = links.map((link) => link.name).join('.');
  return (
    (isIdentifier(root, 'responseBody') && links.length === 0) ||
    (isIdentifier(root, 'pm') && names === 'response.text')
  );
}
