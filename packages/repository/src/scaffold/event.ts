import { pascalCase, sentenceCase } from './names.ts';
import type { Provenance } from './operation.ts';
import type { ScaffoldFile } from './resource.ts';

/** Names of an event: key in `openapi.yaml` and file, and what its types are called. */
export function eventNames(type: string, code: string): { readonly key: string; readonly schema: string } {
  const plain = (text: string) => text.toLowerCase().replaceAll('_', '-');
  return { key: `${plain(type)}-${plain(code)}`, schema: `${pascalCase(plain(type))}${pascalCase(plain(code))}Event` };
}

/**
 * The files of a new event below `spec/`.
 *
 * @param type As Belvo sends it, such as `RISK_INSIGHTS`.
 * @param code As Belvo sends it, such as `historical_update`.
 * @throws Error when type or code are not written as Belvo writes them.
 */
export function eventFiles(type: string, code: string, { document }: Provenance): readonly ScaffoldFile[] {
  if (!/^[A-Z][A-Z0-9_]*$/.test(type) || !/^[a-z][a-z0-9_]*$/.test(code)) {
    throw new Error(`An event is named like RISK_INSIGHTS historical_update, not "${type} ${code}".`);
  }
  const { key, schema } = eventNames(type, code);
  const example = `event_${key.replaceAll('-', '_')}`;
  const operation = pascalCase(key);
  const constant = (name: string, value: string, description: string) =>
    `  ${name}:\n    const: ${value}\n    description: ${description}\n    examples:\n      - ${value}\n`;
  return [
    [
      `webhooks/${key}.yaml`,
      `post:\n  operationId: webhooks_${operation.charAt(0).toLowerCase()}${operation.slice(1)}\n  tags: [Webhooks]\n` +
        `  summary: ${sentenceCase(key.replaceAll('-', ' '))}\n  description: ''\n  x-retry: idempotent\n` +
        `  x-source:\n    documents: [${document}]\n    confidence: low\n  requestBody:\n    required: true\n` +
        '    description: The event.\n    content:\n      application/json:\n' +
        `        schema:\n          $ref: schemas/${schema}.yaml\n` +
        `        examples:\n          ${example}:\n            $ref: examples/${example}.yaml\n` +
        "  responses:\n    '200':\n      $ref: ../shared/responses/WebhookReceived.yaml\n",
    ],
    [
      `webhooks/schemas/${schema}.yaml`,
      `type: object\ndescription: Event \`${code}\` of type \`${type}\`.\nrequired:\n  - webhook_type\n  - webhook_code\n` +
        `properties:\n  webhook_id:\n    $ref: ./EventId.yaml\n${constant('webhook_type', type, 'Resource the event is about.')}` +
        constant('webhook_code', code, 'What happened.') +
        '  link_id:\n    $ref: ../../shared/schemas/Uuid.yaml\n    description: Link the event is about.\n' +
        '  request_id:\n    $ref: ./EventRequestId.yaml\n',
    ],
    [
      `webhooks/examples/${example}.yaml`,
      `summary: ${sentenceCase(key.replaceAll('-', ' '))}.\nvalue:\n  webhook_id: '00000000000000000000000000000001'\n` +
        `  webhook_type: ${type}\n  webhook_code: ${code}\n  link_id: 11111111-1111-4111-8111-111111111111\n` +
        "  request_id: '00000000000000000000000000000002'\n",
    ],
  ];
}
