import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import type { OpenApiDocument } from '@belvo-openapi/spec';
import { describe, expect, test } from 'vitest';
import { renderPages } from '../../src/pages.ts';
import { NO_CONTENT, petDocument, siteOf } from '../support/documents.ts';
import { attribute, parseHtml, textOf } from '../support/markup.ts';

function page(url: string, document: OpenApiDocument = petDocument(), content = NO_CONTENT): string {
  const rendered = renderPages(siteOf(document, content)).get(url);
  if (rendered === undefined) {
    throw new Error(`No page ${url}.`);
  }
  return rendered.html;
}

/** Text of the element with an id. */
function textAt(source: string, id: string): string {
  const found = parseHtml(source).elements.find((element) => attribute(element, 'id') === id);
  return found ? textOf(found) : '';
}

describe('the page of an operation', () => {
  const source = page('pets/update.html');

  test('names method, path, client method, retry class and confidence', () => {
    const text = textOf(parseHtml(source).elements[0] as never);
    expect(text).toContain('PUT/pets/{id}/');
    expect(text).toContain('belvo.pets.update');
    expect(text).toContain('Only if unsent');
    expect(text).toContain('medium confidence');
    expect(text).toContain('Published asUpdatePet');
  });

  test('shows each field with its flags', () => {
    expect(textAt(source, 'body.name')).toContain('required');
    expect(textAt(source, 'body.name')).toContain('What it is called.');
    expect(textAt(source, 'body.pin')).toContain('deprecated');
    expect(textAt(source, 'body.pin')).toContain('credential');
    expect(textAt(source, 'path.id')).toContain('uuid');
  });

  test('does not repeat a schema inside of itself', () => {
    expect(textAt(source, 'body.mother')).toMatch(/object Pet.*Contains itself\./);
    expect(source).not.toContain('id="body.mother.name"');
  });

  test('lists error codes with retry advice and remedy', () => {
    const rows = parseHtml(source).elements.filter(({ tagName }) => tagName === 'tr');
    const codes = rows.map(textOf).filter((text) => /bitten|too_many_pets|unused/.test(text));
    expect(codes).toEqual([
      'bitten400Do not repeatKeep away.',
      'too_many_pets400Repeat with growing pauses, after 120 sWait.',
    ]);
  });

  test('says how a response is continued', () => {
    const text = textAt(source, 'response-428');
    expect(text).toContain('Continue with Update a pet');
    expect(text).toContain('id of the request');
    expect(text).toContain('[0].pin of this response');
  });

  test('marks a response that the reference alone lists', () => {
    const document = structuredClone(petDocument());
    const responses = document.paths?.['/pets/{id}/']?.put?.responses ?? {};
    Object.assign(responses, { 418: { description: 'Never met.', 'x-confidence': 'low' } });
    const marked = page('pets/update.html', document);
    expect(textAt(marked, 'response-418')).toContain('low confidence');
    expect(textAt(source, 'response-428')).not.toContain('confidence');
  });

  test('links names in backticks', () => {
    expect(page('pets/list.html')).toContain(
      '<a class="name-link" href="../pets/update.html"><code>pets_update</code></a>',
    );
  });
});

describe('hostile texts of the document', () => {
  const evil = '</code></pre><script>alert(1)</script><img src=x onerror=alert(1)>"\'';
  const base = petDocument();
  const operation = base.paths?.['/pets/{id}/']?.put;
  const document = petDocument({
    info: { title: evil, version: evil, summary: evil, description: evil },
    tags: [{ name: 'Pets', description: evil }],
    paths: {
      '/pets/{id}/': {
        put: {
          ...operation,
          summary: evil,
          description: evil,
          parameters: [
            { name: evil, in: 'query', description: evil, example: evil, schema: { type: 'string', pattern: evil } },
          ],
          requestBody: {
            description: evil,
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  description: evil,
                  properties: { [evil]: { enum: [evil], default: evil, description: evil } },
                },
                examples: { one: { summary: evil, value: { [evil]: evil } } },
              },
            },
          },
        },
      },
    },
    'x-error-codes': { bitten: { statuses: [400], retry: evil, remedy: evil } },
  } as Partial<OpenApiDocument>);

  test('stay text on every page', async () => {
    await checkRows(
      [...renderPages(siteOf(document))],
      ([url]) => url,
      ([, { html: source }]) => {
        const { elements, errors } = parseHtml(source);
        expect(errors).toEqual([]);
        expect(elements.filter(({ tagName }) => tagName === 'img')).toEqual([]);
        expect(elements.flatMap(({ attrs }) => attrs.filter(({ name }) => name === 'style'))).toEqual([]);
        const scripts = elements
          .filter(({ tagName }) => tagName === 'script')
          .map((script) => attribute(script, 'src'));
        expect(scripts.every((src) => src?.includes('assets/'))).toBe(true);
        expect(scripts).toHaveLength(3);
        expect(elements.flatMap(({ attrs }) => attrs.filter(({ name }) => name.startsWith('on')))).toEqual([]);
      },
    );
  });
});

describe('other pages', () => {
  test('a schema says who uses it', () => {
    expect(textAt(page('schemas/Pet.html'), 'used-by')).toBe('Used by');
    expect(page('schemas/Pet.html')).toContain('href="../pets/update.html"');
  });

  test('the retry table has a row per operation', () => {
    const source = page('retries.html');
    expect(textAt(source, 'pets_list')).toContain('Safe');
    expect(textAt(source, 'pets_update')).toContain('Only if unsent');
  });

  test('decisions link back to the operation they are about', () => {
    const content = {
      ...NO_CONTENT,
      decisions: [
        { slug: '0001-a', title: 'About update', body: 'x', covers: [{ operation: 'PUT /pets/{id}/', what: 'y' }] },
        { slug: '0002-b', title: 'About list', body: 'Concerns `pets_list`.', covers: [] },
      ],
    };
    const source = page('pets/update.html', petDocument(), content);
    expect(source).toContain('href="../decisions/0001-a.html"');
    expect(source).not.toContain('0002-b');
    expect(page('pets/list.html', petDocument(), content)).toContain('href="../decisions/0002-b.html"');
  });

  test('workflows show their steps with links', () => {
    const steps = [{ stepId: 's', operationId: '$sourceDescriptions.pets.pets_list', outputs: { first: '$x' } }];
    const workflows = [{ slug: 'f', document: { workflows: [{ workflowId: 'w', summary: 'Flow', steps }] } }];
    const source = page('workflows/index.html', petDocument(), { ...NO_CONTENT, workflows });
    expect(source).toContain('href="../pets/list.html"');
    expect(source).toContain('Keeps <code>first</code>');
  });

  test('webhooks have a page each', () => {
    const post = {
      operationId: 'pet_born',
      summary: 'A pet was born',
      description: 'Rejoice.',
      requestBody: {
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: { webhook_type: { const: 'PETS' }, webhook_code: { const: 'born' } },
            },
            examples: { rex: { summary: 'Rex.', value: { webhook_code: 'born' } } },
          },
        },
      },
      responses: {},
    };
    const document = petDocument({ webhooks: { 'pets.born': { post } } } as Partial<OpenApiDocument>);
    expect(page('webhooks/index.html', document)).toContain('href="../webhooks/pets.born.html"');
    expect(textAt(page('webhooks/pets.born.html', document), 'body.webhook_code')).toContain('born');
  });

  test('two names that differ in case alone are refused', () => {
    const base = petDocument();
    const schemas = { ...base.components?.schemas, pet: { type: 'object', properties: { name: { type: 'string' } } } };
    expect(() => renderPages(siteOf({ ...base, components: { schemas } }))).toThrow(
      'Two pages would be written to "schemas/pet.html" and "schemas/Pet.html"',
    );
  });
});
