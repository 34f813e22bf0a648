import { expect, test } from 'vitest';
import { changedTypes, declarationsIn } from '../../codegen/api-report.ts';
import { tinyDocument } from './document.ts';

test('finds exported declarations by name, without comments', () => {
  const text =
    '/** A. */\nexport interface A {\n  /** B. */\n  b: string;\n}\n\nconst c = 1;\nexport type D = A | string;\n';
  expect([...declarationsIn([text])]).toEqual([
    ['A', 'export interface A {\n  b: string;\n}\nconst c = 1;'],
    ['D', 'export type D = A | string;'],
  ]);
});

test('tells the types that change from one document to another, and no others', async () => {
  expect(await changedTypes(tinyDocument(), tinyDocument())).toEqual([]);
  const after = structuredClone(tinyDocument()) as unknown as {
    components: { schemas: Record<string, { properties: Record<string, object> }> };
  };
  const { Box } = after.components.schemas;
  Object.assign(Box?.properties ?? {}, { nickname: { type: 'string', description: 'A name.' } });
  const changed = await changedTypes(tinyDocument(), after as never);
  const box = changed.find(({ name }) => name === 'Box');
  expect(box?.before).not.toContain('nickname');
  expect(box?.after).toContain('nickname?: string;');
  expect(changed.every(({ name }) => /Box/.test(name))).toBe(true);
});
