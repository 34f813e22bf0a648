import type { ResourceNames } from './names.ts';
import {
  isAboutOne,
  operationYaml,
  type Provenance,
  refusalName,
  requestName,
  responseName,
  sendsBody,
  type Verb,
} from './operation.ts';

/** A file to write: path below `spec/`, and text. */
export type ScaffoldFile = readonly [path: string, text: string];

const ID = 'dddddddd-dddd-4ddd-8ddd-dddddddddddd';
const CREATED = '2026-01-15T10:30:00.000000Z';

const item = (indent: string) => `${indent}id: ${ID}\n${indent}created_at: '${CREATED}'\n`;

/** What a resource is made of: verbs, the tag it stands under, and where its facts come from. */
export interface ResourceDraft extends Provenance {
  readonly names: ResourceNames;
  readonly tag: string;
  readonly verbs: readonly Verb[];
}

/** Every file of a new resource, below `spec/`. Descriptions are left empty: the linter lists them. */
export function resourceFiles(draft: ResourceDraft): readonly ScaffoldFile[] {
  const folder = `resources/${draft.names.plural}`;
  return [...pathItems(draft), ...schemas(draft), ...responses(draft), ...examples(draft)].map(([path, text]) => [
    `${folder}/${path}`,
    text,
  ]);
}

function pathItems({ names, tag, verbs, document }: ResourceDraft): readonly ScaffoldFile[] {
  const yaml = (chosen: readonly Verb[]) =>
    chosen.map((verb) => operationYaml(verb, names, tag, { document })).join('');
  const ofAll = verbs.filter((verb) => !isAboutOne(verb));
  const ofOne = verbs.filter(isAboutOne);
  const files: ScaffoldFile[] = [];
  if (ofAll.length > 0) {
    files.push([`paths/${names.plural}.yaml`, yaml(ofAll)]);
  }
  if (ofOne.length > 0) {
    files.push(
      [
        `paths/${names.singular}.yaml`,
        `parameters:\n  - $ref: ../parameters/${names.singular}-id.yaml#/${names.type}Id\n${yaml(ofOne)}`,
      ],
      [
        `parameters/${names.singular}-id.yaml`,
        `${names.type}Id:\n  name: id\n  in: path\n  required: true\n  description: The \`id\` of the ${names.words}.\n` +
          `  schema:\n    type: string\n    format: uuid\n    minLength: 36\n  example: ${ID}\n`,
      ],
    );
  }
  return files;
}

function schemas({ names, verbs }: ResourceDraft): readonly ScaffoldFile[] {
  const files: ScaffoldFile[] = [
    [
      `schemas/${names.type}.yaml`,
      "type: object\ndescription: ''\nrequired:\n  - id\nproperties:\n" +
        '  id:\n    $ref: ../../../shared/schemas/Uuid.yaml\n' +
        `    description: Identifier of the ${names.words}. Set by Belvo.\n` +
        '  created_at:\n    $ref: ../../../shared/schemas/Timestamp.yaml\n' +
        `    description: When Belvo stored the ${names.words} (UTC). Set by Belvo.\n`,
    ],
  ];
  if (verbs.includes('list')) {
    files.push([
      `schemas/${names.type}Page.yaml`,
      `type: object\ndescription: One page of ${names.pluralWords}.\nrequired:\n  - count\n  - next\n  - previous\n  - results\n` +
        'properties:\n  count:\n    $ref: ../../../shared/schemas/PageCount.yaml\n' +
        '  next:\n    $ref: ../../../shared/schemas/NextPageUrl.yaml\n' +
        '  previous:\n    $ref: ../../../shared/schemas/PreviousPageUrl.yaml\n' +
        `  results:\n    type: array\n    description: The ${names.pluralWords} of this page.\n    items:\n      $ref: ./${names.type}.yaml\n`,
    ]);
  }
  for (const verb of verbs.filter(sendsBody)) {
    files.push([
      `schemas/${requestName(verb, names)}.yaml`,
      "type: object\ndescription: ''\nadditionalProperties: false\nproperties:\n" +
        "  external_id:\n    type: string\n    description: ''\n    maxLength: 100\n    examples:\n      - external-0001\n",
    ]);
  }
  return files;
}

function responses({ names, verbs }: ResourceDraft): readonly ScaffoldFile[] {
  const refused = `${names.example}_refused`;
  const refusals: readonly ScaffoldFile[] = verbs.some(sendsBody)
    ? [
        [
          `responses/${refusalName(names)}.yaml`,
          "description: ''\ncontent:\n  application/json:\n    schema:\n      type: array\n" +
            '      description: One entry per reason.\n' +
            '      items:\n        $ref: ../../../shared/schemas/BadRequestError.yaml\n' +
            `    examples:\n      ${refused}:\n        $ref: ../examples/${refused}.yaml\n`,
        ],
        [
          `examples/${refused}.yaml`,
          "summary: Null in a field.\nvalue:\n  - code: 'null'\n    message: This field may not be null.\n" +
            "    request_id: '00000000000000000000000000000001'\n    field: external_id\n",
        ],
      ]
    : [];
  const answers = verbs.flatMap((verb): readonly ScaffoldFile[] => {
    const response = responseName(verb, names);
    if (response === undefined) {
      return [];
    }
    const [schema, example] =
      verb === 'list' ? [`${names.type}Page`, `${names.examples}_page`] : [names.type, `${names.example}_stored`];
    return [
      [
        `responses/${response}.yaml`,
        `description: ''\ncontent:\n  application/json:\n    schema:\n      $ref: ../schemas/${schema}.yaml\n` +
          `    examples:\n      ${example}:\n        $ref: ../examples/${example}.yaml\n`,
      ],
    ];
  });
  return [...answers, ...refusals];
}

function examples({ names, verbs }: ResourceDraft): readonly ScaffoldFile[] {
  const files: ScaffoldFile[] = [];
  if (verbs.some((verb) => verb !== 'list' && verb !== 'delete')) {
    files.push([`examples/${names.example}_stored.yaml`, `summary: One ${names.words}.\nvalue:\n${item('  ')}`]);
  }
  if (verbs.includes('list')) {
    files.push([
      `examples/${names.examples}_page.yaml`,
      `summary: One page with one ${names.words}.\nvalue:\n  count: 1\n  next: null\n  previous: null\n  results:\n` +
        item('      ').replace('      id', '    - id'),
    ]);
  }
  for (const verb of verbs.filter(sendsBody)) {
    files.push([
      `examples/${verb}_${names.example}.yaml`,
      `summary: With your own identifier.\nvalue:\n  external_id: external-0001\n`,
    ]);
  }
  return files;
}
