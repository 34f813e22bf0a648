import { type ResourceNames, sentenceCase } from './names.ts';

/** Where the facts of a scaffold come from, as `x-source` has it. */
export interface Provenance {
  /** Name of a document that `spec/EXTENSIONS.md` lists. */
  readonly document: string;
}

/** The verbs that a scaffold knows, with method, success and class of repeats (`spec/EXTENSIONS.md`). */
const VERBS = {
  list: { method: 'get', retry: 'safe', status: '200', response: 'Listed', one: false },
  get: { method: 'get', retry: 'safe', status: '200', response: 'Found', one: true },
  create: { method: 'post', retry: 'unsent', status: '201', response: 'Created', one: false },
  update: { method: 'put', retry: 'unsent', status: '200', response: 'Updated', one: true },
  modify: { method: 'patch', retry: 'unsent', status: '200', response: 'Modified', one: true },
  delete: { method: 'delete', retry: 'idempotent', status: '204', response: 'Deleted', one: true },
} as const;

/** A verb that a scaffold knows. */
export type Verb = keyof typeof VERBS;

/** Every verb that a scaffold knows. */
export const KNOWN_VERBS = Object.keys(VERBS) as readonly Verb[];

/** Whether a verb is about one item, whose path ends in its identifier. */
export function isAboutOne(verb: Verb): boolean {
  return VERBS[verb].one;
}

/** Whether a verb sends a body. */
export function sendsBody(verb: Verb): boolean {
  return ['post', 'put', 'patch'].includes(VERBS[verb].method);
}

/** Name of the component with the success of a verb; deletions share one. */
export function responseName(verb: Verb, { type }: ResourceNames): string | undefined {
  return verb === 'delete' ? undefined : `${type}${VERBS[verb].response}`;
}

const shared = (status: string, name: string) =>
  `    '${status}':\n      $ref: ../../../shared/responses/${name}.yaml\n`;

/** An operation of a path item. What a person has to say is left empty: the linter asks for it. */
export function operationYaml(verb: Verb, names: ResourceNames, tag: string, { document }: Provenance): string {
  const { method, retry, status, one } = VERBS[verb];
  const response = responseName(verb, names);
  const request = `${verb}_${names.example}`;
  return [
    `${method}:\n`,
    `  operationId: ${names.resource}_${verb}\n`,
    `  tags: [${tag}]\n`,
    `  summary: ${sentenceCase(verb)} ${verb === 'list' ? names.pluralWords : names.words}\n`,
    "  description: ''\n",
    `  x-retry: ${retry}\n`,
    verb === 'list' ? '  x-pagination:\n    style: page-number\n    items: results\n' : '',
    `  x-source:\n    documents: [${document}]\n    confidence: low\n`,
    verb === 'list'
      ? '  parameters:\n' +
        '    - $ref: ../../../shared/parameters/pagination.yaml#/Page\n' +
        '    - $ref: ../../../shared/parameters/pagination.yaml#/PageSize\n'
      : '',
    sendsBody(verb)
      ? "  requestBody:\n    required: true\n    description: ''\n    content:\n      application/json:\n" +
        `        schema:\n          $ref: ../schemas/${requestName(verb, names)}.yaml\n` +
        `        examples:\n          ${request}:\n            $ref: ../examples/${request}.yaml\n`
      : '',
    '  responses:\n',
    `    '${status}':\n      $ref: ${response === undefined ? '../../../shared/responses/Deleted' : `../responses/${response}`}.yaml\n`,
    sendsBody(verb) ? `    '400':\n      $ref: ../responses/${refusalName(names)}.yaml\n` : '',
    shared('401', 'Unauthorized'),
    shared('403', 'Forbidden'),
    one ? shared('404', 'NotFound') : '',
    shared('408', 'RequestTimeout'),
    shared('500', 'UnexpectedFailure'),
  ].join('');
}

/** Name of the schema that a verb sends. */
export function requestName(verb: Verb, { type }: ResourceNames): string {
  return `${type}${sentenceCase(verb)}Request`;
}

/** Name of the component with the refusal of a body; the verbs of a resource share one. */
export function refusalName({ type }: ResourceNames): string {
  return `${type}Refused`;
}
