import { parse } from 'acorn';
import { memoize } from '../memo.ts';
import { statusCode } from '../status-names.ts';
import { bothExpected, type Expectation, ExpectedBody, type Path, splitPath } from './expected-body.ts';
import { ScriptNames } from './script-names.ts';
import { type Chain, chainOf, isIdentifier, type Node, nodesOf } from './script-nodes.ts';

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

/** Two scripts that run after one request. Of statuses those of the first count, if it expects any. */
export function withMoreFacts(first: TestFacts, second: TestFacts): TestFacts {
  const { statuses, choices } = first.statuses.length > 0 ? first : second;
  return {
    statuses,
    choices,
    headers: [...new Set([...first.headers, ...second.headers])],
    body: first.body && second.body ? bothExpected(first.body, second.body) : (first.body ?? second.body),
    schema: first.schema ?? second.schema,
  };
}

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
  readonly #names = new ScriptNames();
  readonly #statuses = new Set<string>();
  /** Successes that something is done after; no test fails without them. */
  readonly #awaited = new Set<string>();
  readonly #choices: string[][] = [];
  readonly #headers = new Set<string>();
  readonly #body = new ExpectedBody();
  #schema: unknown;

  constructor(program: Node) {
    this.#program = program;
  }

  facts(): TestFacts {
    const nodes = nodesOf(this.#program);
    for (const node of nodes) {
      this.#names.learn(node);
    }
    for (const node of nodes) {
      this.#read(node);
    }
    const { types, keys, items } = this.#body.root;
    const said = types.size > 0 || keys.size > 0 || items !== undefined;
    return {
      statuses: [...(this.#statuses.size > 0 ? this.#statuses : this.#awaited)],
      choices: this.#choices,
      headers: [...this.#headers],
      body: said ? this.#body.root : undefined,
      schema: this.#schema,
    };
  }

  #read(node: Node): void {
    if (node.type === 'AssignmentExpression' && isTests(node.left as Node)) {
      this.#readCondition(node.right as Node);
    } else if (node.type === 'ExpressionStatement' || node.type === 'ArrowFunctionExpression') {
      const expression = (node.type === 'ExpressionStatement' ? node.expression : node.body) as Node;
      this.#readChain(expression.type === 'AwaitExpression' ? (expression.argument as Node) : expression);
    } else if (node.type === 'CallExpression') {
      this.#readSchemaCheck(node);
    } else if (node.type === 'IfStatement') {
      this.#await(node.test as Node);
    }
  }

  /** `if (pm.response.code === 204)`, which people write around what they keep of a response. */
  #await({ type, operator, left, right }: Node): void {
    if (type === 'LogicalExpression') {
      this.#await(left as Node);
      this.#await(right as Node);
    } else if (type === 'BinaryExpression' && /^===?$/.test(String(operator))) {
      const value = this.#names.value((this.#names.isCode(left as Node) ? right : left) as Node);
      const isCode = this.#names.isCode(left as Node) || this.#names.isCode(right as Node);
      const status = isCode ? statusCode(value) : undefined;
      if (status?.startsWith('2')) {
        this.#awaited.add(status);
      }
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
      // `json.hasOwnProperty("id")`, or the place itself.
      const { root, links } = chainOf(node);
      const key = links.at(-1)?.name === 'hasOwnProperty' ? this.#names.value(links.at(-1)?.args?.[0]) : undefined;
      const owner = typeof key === 'string' ? this.#names.pathOfChain({ root, links: links.slice(0, -1) }) : undefined;
      this.#body.touch(owner ? [...owner, String(key)] : this.#names.pathOf(node));
      return;
    }
    const [left, right] = [node.left as Node, node.right as Node];
    if (node.operator === 'in') {
      const [key, owner] = [this.#names.value(left), this.#names.pathOf(right)];
      this.#body.touch(owner && typeof key === 'string' ? [...owner, key] : undefined);
      return;
    }
    if (!/^[=<>]=*$/.test(String(node.operator))) {
      return;
    }
    if (this.#names.isCode(left) || this.#names.isCode(right)) {
      this.#addStatus(this.#names.value(this.#names.isCode(left) ? right : left));
    } else if (left.type === 'UnaryExpression' && left.operator === 'typeof') {
      this.#body.addType(this.#names.pathOf(left.argument as Node), String(this.#names.value(right)));
    } else {
      this.#body.addValue(
        this.#names.pathOf(left) ?? this.#names.pathOf(right),
        this.#names.value(this.#names.pathOf(left) ? right : left),
      );
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
      if (this.#names.isCode(actual)) {
        this.#addStatus(this.#names.value(expected));
      } else {
        this.#body.addValue(this.#names.pathOf(actual), this.#names.value(expected));
      }
    }
  }

  /** `pm.response.to.have.status(201)` and its like. */
  #readResponse(links: Chain['links']): void {
    for (const { name, args } of links) {
      if (name === 'status' && args) {
        this.#addStatus(this.#names.value(args[0]));
      } else if (name === 'header' && args) {
        this.#addHeader(this.#names.value(args[0]));
      } else if (name === 'jsonSchema' && args) {
        this.#addSchema(args[0]);
      } else if (name === 'jsonBody' && args?.[0]) {
        const path = this.#names.value(args[0]);
        this.#body.touch(typeof path === 'string' ? splitPath(path) : undefined);
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
    const header = root.type === 'Identifier' ? headerOf(own) : undefined;
    if (isIdentifier(root, 'pm') && header) {
      this.#addHeader(this.#names.value(header));
    } else if (isResponse) {
      this.#readResponse(links.map((link) => this.#asStatus(link)));
    } else if (this.#names.isCode(subject) || isReason) {
      for (const { name, args } of links) {
        if (SAME.has(name)) {
          this.#addStatus(this.#names.value(args?.[0]));
        } else if (name === 'oneOf') {
          this.#addStatuses(this.#names.value(args?.[0]));
        }
      }
    } else if (this.#names.isCode(links.find((link) => /^(?:include|contain)s?$/.test(link.name))?.args?.[0])) {
      this.#addStatuses(this.#names.value(subject));
    } else if (subject.type === 'BinaryExpression' || subject.type === 'LogicalExpression') {
      this.#readCondition(subject);
    } else {
      const path = this.#names.pathOf(subject);
      if (path) {
        this.#readAssertions(path, links);
      }
    }
  }

  // `expect(pm.response).to.have.property("code", 201)`
  #asStatus(link: Chain['links'][number]): Chain['links'][number] {
    return link.name === 'property' && this.#names.value(link.args?.[0]) === 'code'
      ? { name: 'status', args: link.args?.slice(1) }
      : link;
  }

  #readAssertions(subject: Path, links: Chain['links']): void {
    let path = subject;
    for (const { name, args } of links) {
      const value = this.#names.value(args?.[0]);
      if ((name === 'a' || name === 'an') && typeof value === 'string') {
        this.#body.addType(path, value);
      } else if (/^(?:own)?property$/i.test(name) && typeof value === 'string') {
        const isNested = links.some((link) => link.name === 'nested');
        // Assertions that follow are about the property.
        path = [...path, ...(isNested ? splitPath(value) : [value])];
        this.#body.touch(path);
        if (args && args.length > 1) {
          this.#body.addValue(path, this.#names.value(args[1]));
        }
      } else if (/^keys?$/.test(name) && args) {
        for (const key of args.flatMap((arg) => [this.#names.value(arg)].flat())) {
          this.#body.touch(typeof key === 'string' ? [...path, key] : undefined);
        }
      } else if (SAME.has(name) && args) {
        this.#body.addValue(path, value);
      } else if (name === 'oneOf' && Array.isArray(value)) {
        this.#body.addChoices(path, value);
      } else if (
        COMPARED.has(name) &&
        typeof value === 'number' &&
        !links.some((link) => /^length(?:Of)?$/.test(link.name))
      ) {
        this.#body.addType(path, 'number');
      } else if ((name === 'match' || name === 'string') && args) {
        this.#body.addType(path, 'string');
      } else if (name === 'members' && args) {
        this.#body.addType(path, 'array');
      } else if (/^(?:include|contain)s?$|^length(?:Of)?$/.test(name) && args) {
        this.#body.touch(path);
      } else if (name === 'instanceof' || name === 'instanceOf') {
        this.#body.addType(path, String(args?.[0]?.name ?? '').toLowerCase());
      } else if (PRESENT.has(name) && args === undefined) {
        this.#body.touch(path);
        this.#body.addType(path, name === 'true' || name === 'false' ? 'boolean' : '');
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
    const value = this.#names.value(node);
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
}

/** The name in `pm.response.headers.get("ETag")`. */
function headerOf(links: Chain['links']): Node | undefined {
  const [response, headers, read] = links;
  const reads = response?.name === 'response' && headers?.name === 'headers' && /^(?:get|has)$/.test(read?.name ?? '');
  return reads ? read?.args?.[0] : undefined;
}

// `tests["Status is 200"] = …`
function isTests(node: Node): boolean {
  return node.type === 'MemberExpression' && isIdentifier(node.object as Node, 'tests');
}
