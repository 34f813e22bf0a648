import { expect, test } from 'vitest';
import { listWebhooks } from '../src/index.ts';
import { documentFrom } from '../src/testing/document-from.ts';

test('lists events with their literal type and code', () => {
  const doc = documentFrom(`
    webhooks:
      links_created:
        post:
          operationId: webhooks_linksCreated
          tags: [Webhooks]
          summary: Link created
          x-source: { documents: [guides-2026], confidence: medium }
          requestBody:
            content:
              application/json:
                schema: { $ref: '#/components/schemas/LinkCreatedEvent' }
                examples: { created: { value: { webhook_type: LINKS } } }
    components:
      schemas:
        Event: { properties: { webhook_type: { const: LINKS } } }
        LinkCreatedEvent:
          allOf: [{ $ref: '#/components/schemas/Event' }]
          properties: { webhook_code: { type: string, enum: [link_created] } }
  `);
  expect(listWebhooks(doc)).toEqual([
    {
      name: 'links_created',
      operationId: 'webhooks_linksCreated',
      tag: 'Webhooks',
      summary: 'Link created',
      description: '',
      webhookType: 'LINKS',
      webhookCode: 'link_created',
      schema: { $ref: '#/components/schemas/LinkCreatedEvent' },
      schemaName: 'LinkCreatedEvent',
      examples: [{ name: 'created', value: { webhook_type: 'LINKS' } }],
      extensions: { source: { documents: ['guides-2026'], confidence: 'medium' } },
    },
  ]);
});

test('leaves type and code empty when several are possible', () => {
  const doc = documentFrom(`
    webhooks:
      any:
        post:
          requestBody:
            content:
              application/json: { schema: { properties: { webhook_type: { enum: [A, B] } } } }
  `);
  expect(listWebhooks(doc)[0]).toMatchObject({ operationId: 'any', webhookType: '', webhookCode: '' });
});

test('refuses an event without a body', () => {
  expect(() => listWebhooks(documentFrom('webhooks: { any: { post: {} } }'))).toThrow('Webhook "any" has no POST');
});
