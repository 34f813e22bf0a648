import type { OpenApiDocument } from '@belvo-openapi/spec';
import { expect, test } from 'vitest';
import { renderPages } from '../../src/pages.ts';
import { petDocument, siteOf } from '../support/documents.ts';
import { attribute, parseHtml } from '../support/markup.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object) => ({ type: 'object', properties });

function document(): OpenApiDocument {
  const base = structuredClone(petDocument());
  const put = base.paths?.['/pets/{id}/']?.put as Record<string, unknown>;
  put.requestBody = { content: { 'application/json': { schema: ref('Rename') } } };
  put.responses = {
    200: { description: 'x', content: { 'application/json': { schema: ref('Pet') } } },
    400: { description: 'x', content: { 'application/json': { schema: { type: 'array', items: ref('PetError') } } } },
  };
  const schemas = {
    ...base.components?.schemas,
    Pet: object({ toys: { type: 'array', items: ref('Toy') }, food: { anyOf: [ref('Meat'), ref('Corn')] } }),
    Toy: object({ maker: ref('Maker') }),
    Maker: object({ name: { type: 'string' } }),
    Meat: object({ kilos: { type: 'number' } }),
    Corn: object({ grains: { type: 'number' } }),
    Rename: { allOf: [ref('Named')], ...object({ reason: ref('Reason') }) },
    Named: object({ name: { type: 'string' } }),
    Reason: object({ why: { type: 'string' } }),
    Word: { type: 'string' },
  };
  return { ...base, components: { ...base.components, schemas } } as OpenApiDocument;
}

test('what several use has a page, what one uses stands there, and every place is an address of its page', () => {
  const site = siteOf(document());
  expect(Object.fromEntries(site.schemaPlaces)).toEqual({
    Pet: 'schemas/Pet.html',
    Toy: 'schemas/Pet.html#field.toys',
    Maker: 'schemas/Pet.html#field.toys.maker',
    Meat: 'schemas/Pet.html#field.food.shape-1',
    Corn: 'schemas/Pet.html#field.food.shape-2',
    Rename: 'pets/update.html#request-body',
    Reason: 'pets/update.html#body.reason',
    PetError: 'pets/update.html#response-400',
    // A part of another has no place of its own there.
    Named: 'schemas/Named.html',
  });
  const pages = renderPages(site);
  const lost = [...site.schemaPlaces.values()].filter((place) => {
    const [url = '', id] = place.split('#');
    const ids = parseHtml(pages.get(url)?.html ?? '').elements.map((element) => attribute(element, 'id'));
    return !pages.has(url) || (id !== undefined && !ids.includes(id));
  });
  expect(lost).toEqual([]);
  expect(pages.get('schemas/Pet.html')?.html).toContain('id="field.toys.maker.name"');
  // A response has the fields of the schema, and a link to what is inside of them.
  expect(pages.get('pets/update.html')?.html).toContain('href="../schemas/Pet.html#field.toys"');
  expect(pages.get('pets/update.html')?.html).not.toContain('response-200.toys.maker');
});
