import { parse } from 'acorn';
import { memoize } from '../memo.ts';
import { statusCode } from '../status-names.ts';
import { type Chain, chainOf, type Node, nodesOf, staticValue } from './script-nodes.ts';

/** What a test expects at a place of the response's body. */
export interface Expectation {
  /** JSON types: `string`, `integer` … */
  readonly types: Set<string>;
  readonly keys: Map<string, Expectation>;
  /** Keys that the test fails without. */
  readonly required: Set<string>;
  items: Expectation | undefined;
}

/** What a test script expects of a response; read from its text, nothing is run. */
export interface TestFacts {
  /** `201`; `2XX` for any success. */
  readonly statuses: readonly string[];
  /** Those among them of which the test is content with any. */
  readonly choices: readonly (readonly string[])[];
  readonly headers: readonly string[];
  /** Undefined where nothing is expected of the body. */
  readonly body: Expectation | undefined;
  /** A JSON Schema the body is checked against. */
  readonly schema: unknown;
}

const NOTHING: TestFacts = { statuses: [], choices: [], headers: [], body: undefined, schema: undefined };

/**
 * Reads what the assertions of a Postman test script say: statuses, types and keys of the body, headers, JSON Schemas.
 * The script is parsed and looked at, never run; what it computes is unknown and left out.
 */
export const readTestScript = memoize((script: string): TestFacts => {
  const program = script.trim() === '' ? undefined : parseScript(script);
  return program ? new Reader(program).facts() : NOTHING;
});

function parseScript(script: string): Node | undefined {
  for (const sourceType of ['script', 'module'] as const) {
    try {
      return parse(script, {
        ecmaVersion: 'latest',
        sourceType,
        allowReturnOutsideFunction: true,
        allowAwaitOutsideFunction: true,
      }) as unknown as Node;
    } catch {
      // Read as the other kind, or not at all.
    }
  }
  return undefined;
}

type Path = readonly string[];

/** The step into the elements of a list. */
const EACH = '[]';
const NAMED_STATUS: Readonly<Record<string, string>> = {
  ok: '200',
  success: '2XX',
  accepted: '202',
  badRequest: '400',
  unauthorized: '401',
  unauthorised: '401',
  forbidden: '403',
  notFound: '404',
  rateLimited: '429',
  clientError: '4XX',
  serverError: '5XX',
};
const TYPES: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
  object: 'object',
  array: 'array',
  date: 'string',
};
const SAME = new Set(['eql', 'eqls', 'equal', 'equals', 'eq', 'equalTo']);
const COMPARED = new Set([
  'above',
  'below',
  'least',
  'most',
  'greaterThan',
  'lessThan',
  'gt',
  'gte',
  'lt',
  'lte',
  'within',
  'closeTo',
  'greaterThanOrEqual',
  'lessThanOrEqual',
]);
const PRESENT = new Set(['exist', 'ok', 'true', 'false', 'empty', 'null']);

class Reader {
  readonly #program: Node;
  readonly #paths = new Map<string, Path>();
  readonly #values = new Map<string, Node>();
  readonly #codes = new Set<string>();
  readonly #statuses = new Set<string>();
  readonly #choices: string[][] = [];
  readonly #headers = new Set<string>();
  readonly #body = expectation();
  #schema: unknown;

  constructor(program: Node) {
    this.#program = program;
  }

  facts(): TestFacts {
    const nodes = nodesOf(this.#program);
    for (const node of nodes) {
      this.#learnNames(node);
    }
    for (const node of nodes) {
      this.#read(node);
    }
    const { types, keys, items } = this.#body;
    const said = types.size > 0 || keys.size > 0 || items !== undefined;
    return {
      statuses: [...this.#statuses],
      choices: this.#choices,
      headers: [...this.#headers],
      body: said ? this.#body : undefined,
      schema: this.#schema,
    };
  }

  // `const json = pm.response.json()`, `let first = json.items[0]`, `json.items.forEach((item) => …)`.
  #learnNames(node: Node): void {
    if (node.type === 'VariableDeclarator' || node.type === 'AssignmentExpression') {
      const target = (node.id ?? node.left) as Node;
      const value = (node.init ?? node.right) as Node | null;
      if (value) {
        this.#bind(target, value);
      }
    } else if (node.type === 'ForOfStatement') {
      const left = node.left as Node;
      const target = left.type === 'VariableDeclaration' ? ((left.declarations as Node[])[0]?.id as Node) : left;
      this.#bindPath(target, this.#pathOf(node.right as Node), EACH);
    } else if (node.type === 'CallExpression') {
      const { root, links } = chainOf(node);
      const last = links.at(-1);
      const callback = last?.args?.[0];
      if (last && /^(?:forEach|map|every|some|filter|find)$/.test(last.name) && callback?.params) {
        const list = this.#pathOfChain({ root, links: links.slice(0, -1) });
        this.#bindPath((callback.params as Node[])[0], list, EACH);
      }
    }
  }

  #bind(target: Node, value: Node): void {
    const path = this.#pathOf(value);
    if (target.type === 'ObjectPattern' && path) {
      for (const property of target.properties as Node[]) {
        const key = property.key as Node | undefined;
        this.#bindPath(property.value as Node, key?.type === 'Identifier' ? path : undefined, String(key?.name));
      }
    } else if (target.type === 'Identifier') {
      const name = String(target.name);
      if (path) {
        this.#paths.set(name, path);
      } else if (this.#isCode(value)) {
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
  #pathOf(node: Node | undefined): Path | undefined {
    if (!node) {
      return undefined;
    }
    return this.#pathOfChain(chainOf(node));
  }

  #pathOfChain({ root, links }: Chain): Path | undefined {
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

  #isCode(node: Node | undefined): boolean {
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

  #read(node: Node): void {
    if (node.type === 'AssignmentExpression' && isTests(node.left as Node)) {
      this.#readCondition(node.right as Node);
    } else if (node.type === 'ExpressionStatement' || node.type === 'ArrowFunctionExpression') {
      const expression = (node.type === 'ExpressionStatement' ? node.expression : node.body) as Node;
      this.#readChain(expression.type === 'AwaitExpression' ? (expression.argument as Node) : expression);
    } else if (node.type === 'CallExpression') {
      this.#readSchemaCheck(node);
    }
  }

  /** `responseCode.code === 200 || …`, `json.name === "x"`, `json.id !== undefined`. */
  #readCondition(node: Node): void {
    if (node.type === 'LogicalExpression') {
      this.#choose(() => {
        this.#readCondition(node.left as Node);
        this.#readCondition(node.right as Node);
      });
      return;
    }
    if (node.type !== 'BinaryExpression') {
      const { root, links } = chainOf(node);
      if (links.at(-1)?.name === 'has' && isIdentifier(root, 'responseBody')) {
        return;
      }
      this.#touch(this.#pathOf(node));
      return;
    }
    const [left, right] = [node.left as Node, node.right as Node];
    if (!/^[=<>]=*$/.test(String(node.operator))) {
      return;
    }
    if (this.#isCode(left) || this.#isCode(right)) {
      this.#addStatus(this.#value(this.#isCode(left) ? right : left));
    } else if (left.type === 'UnaryExpression' && left.operator === 'typeof') {
      this.#addType(this.#pathOf(left.argument as Node), String(this.#value(right)));
    } else {
      this.#addValue(this.#pathOf(left) ?? this.#pathOf(right), this.#value(this.#pathOf(left) ? right : left));
    }
  }

  #readChain(node: Node): void {
    const { root, links } = chainOf(node);
    const [first, ...all] = links;
    // What comes after "not" is not there.
    const end = all.findIndex((link) => link.name === 'not' || link.name === 'any');
    const rest = end < 0 ? all : all.slice(0, end);
    if (!first) {
      return;
    }
    if (isIdentifier(root, 'pm') && first.name === 'response') {
      this.#readResponse(rest);
    } else if ((isIdentifier(root, 'pm') && first.name === 'expect') || isIdentifier(root, 'expect')) {
      const [subject] = (isIdentifier(root, 'expect') ? links.at(0)?.args : first.args) ?? [];
      this.#readExpect(subject, rest);
    } else if (isIdentifier(root, 'assert') && SAME.has(first.name.replace(/^(?:strict|deep)/i, '').toLowerCase())) {
      const [actual, expected] = first.args ?? [];
      if (this.#isCode(actual)) {
        this.#addStatus(this.#value(expected));
      } else {
        this.#addValue(this.#pathOf(actual), this.#value(expected));
      }
    }
  }

  /** `pm.response.to.have.status(201)` and its like. */
  #readResponse(links: Chain['links']): void {
    for (const { name, args } of links) {
      if (name === 'status' && args) {
        this.#addStatus(this.#value(args[0]));
      } else if (name === 'header' && args) {
        this.#addHeader(this.#value(args[0]));
      } else if (name === 'jsonSchema' && args) {
        this.#addSchema(args[0]);
      } else if (name === 'jsonBody' && args?.[0]) {
        const path = this.#value(args[0]);
        this.#touch(typeof path === 'string' ? splitPath(path) : undefined);
      } else if (args === undefined && Object.hasOwn(NAMED_STATUS, name)) {
        this.#statuses.add(NAMED_STATUS[name] as string);
      }
    }
  }

  #readExpect(subject: Node | undefined, links: Chain['links']): void {
    if (!subject) {
      return;
    }
    const { root, links: own } = chainOf(subject);
    const isResponse = isIdentifier(root, 'pm') && own.length === 1 && own[0]?.name === 'response';
    const isReason = isIdentifier(root, 'pm') && own.length === 2 && own[1]?.name === 'status';
    if (isResponse) {
      this.#readResponse(links.map((link) => this.#asStatus(link)));
    } else if (this.#isCode(subject) || isReason) {
      for (const { name, args } of links) {
        if (SAME.has(name)) {
          this.#addStatus(this.#value(args?.[0]));
        } else if (name === 'oneOf') {
          this.#addStatuses(this.#value(args?.[0]));
        }
      }
    } else if (this.#isCode(links.find((link) => /^(?:include|contain)s?$/.test(link.name))?.args?.[0])) {
      this.#addStatuses(this.#value(subject));
    } else if (subject.type === 'BinaryExpression' || subject.type === 'LogicalExpression') {
      this.#readCondition(subject);
    } else {
      const path = this.#pathOf(subject);
      if (path) {
        this.#readAssertions(path, links);
      }
    }
  }

  // `expect(pm.response).to.have.property("code", 201)`
  #asStatus(link: Chain['links'][number]): Chain['links'][number] {
    return link.name === 'property' && this.#value(link.args?.[0]) === 'code'
      ? { name: 'status', args: link.args?.slice(1) }
      : link;
  }

  #readAssertions(subject: Path, links: Chain['links']): void {
    let path = subject;
    for (const { name, args } of links) {
      const value = this.#value(args?.[0]);
      if ((name === 'a' || name === 'an') && typeof value === 'string') {
        this.#addType(path, value);
      } else if (/^(?:own)?property$/i.test(name) && typeof value === 'string') {
        const isNested = links.some((link) => link.name === 'nested');
        // Assertions that follow are about the property.
        path = [...path, ...(isNested ? splitPath(value) : [value])];
        this.#touch(path);
        if (args && args.length > 1) {
          this.#addValue(path, this.#value(args[1]));
        }
      } else if (/^keys?$/.test(name) && args) {
        for (const key of args.flatMap((arg) => [this.#value(arg)].flat())) {
          this.#touch(typeof key === 'string' ? [...path, key] : undefined);
        }
      } else if (SAME.has(name) && args) {
        this.#addValue(path, value);
      } else if (name === 'oneOf' && Array.isArray(value)) {
        for (const choice of value) {
          this.#addValue(path, choice);
        }
      } else if (
        COMPARED.has(name) &&
        typeof value === 'number' &&
        !links.some((link) => /^length(?:Of)?$/.test(link.name))
      ) {
        this.#addType(path, 'number');
      } else if (name === 'match' && args) {
        this.#addType(path, 'string');
      } else if (name === 'instanceof' || name === 'instanceOf') {
        this.#addType(path, String(args?.[0]?.name ?? '').toLowerCase());
      } else if (PRESENT.has(name) && args === undefined) {
        this.#touch(path);
        this.#addType(path, name === 'true' || name === 'false' ? 'boolean' : '');
      }
    }
  }

  /** `tv4.validate(json, schema)`, `ajv.validate(schema, json)`, `ajv.compile(schema)`. */
  #readSchemaCheck(node: Node): void {
    const { root, links } = chainOf(node);
    const [first] = links;
    if (root.type !== 'Identifier' || !first?.args || links.length !== 1) {
      return;
    }
    if (/^tv4$/i.test(String(root.name)) && /^validate/.test(first.name)) {
      this.#addSchema(first.args[1]);
    } else if (/ajv/i.test(String(root.name)) && /^(?:validate|compile)$/.test(first.name)) {
      this.#addSchema(first.args[0]);
    }
  }

  #addSchema(node: Node | undefined): void {
    const value = this.#value(node);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      this.#schema ??= value;
    }
  }

  #addStatuses(value: unknown): void {
    this.#choose(() => {
      for (const status of Array.isArray(value) ? value : []) {
        this.#addStatus(status);
      }
    });
  }

  /** Statuses that are added together are a choice: the test is content with any of them. */
  #choose(add: () => void): void {
    const before = this.#statuses.size;
    add();
    const added = [...this.#statuses].slice(before);
    if (added.length > 1) {
      this.#choices.push(added);
    }
  }

  #addStatus(value: unknown): void {
    const status = statusCode(value);
    if (status !== undefined) {
      this.#statuses.add(status);
    }
  }

  #addHeader(value: unknown): void {
    if (typeof value === 'string') {
      this.#headers.add(value);
    }
  }

  #addValue(path: Path | undefined, value: unknown): void {
    if (path && value !== undefined) {
      this.#touch(path);
      const type = value === null ? '' : Array.isArray(value) ? 'array' : typeof value;
      this.#addType(path, type === 'number' && Number.isInteger(value) ? 'integer' : type);
    }
  }

  #addType(path: Path | undefined, name: string): void {
    const type = Object.hasOwn(TYPES, name.toLowerCase()) ? TYPES[name.toLowerCase()] : undefined;
    if (path && type !== undefined) {
      this.#at(path).types.add(type);
    }
  }

  #touch(path: Path | undefined): void {
    if (path && path.length > 0) {
      this.#at(path);
    }
  }

  /** The expectation at a place; everything on the way to it has to be there. */
  #at(path: Path): Expectation {
    let at = this.#body;
    for (const step of path) {
      if (step === EACH) {
        at.items ??= expectation();
        at = at.items;
        continue;
      }
      if (step === 'length') {
        return expectation();
      }
      const next = at.keys.get(step) ?? expectation();
      at.keys.set(step, next);
      at.required.add(step);
      at = next;
    }
    return at;
  }

  #value(node: Node | undefined): unknown {
    return staticValue(node, (name) => this.#values.get(name));
  }
}

function expectation(): Expectation {
  return { types: new Set(), keys: new Map(), required: new Set(), items: undefined };
}

function isIdentifier(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

// `tests["Status is 200"] = …`
function isTests(node: Node): boolean {
  return node.type === 'MemberExpression' && isIdentifier(node.object as Node, 'tests');
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

function splitPath(path: string): Path {
  return path
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? EACH : step));
}
