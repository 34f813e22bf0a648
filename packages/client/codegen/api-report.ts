// `node codegen/api-report.ts before.json after.json`: what changes in the client's types between two bundles, as JSON.
import { readFileSync } from 'node:fs';
import type { OpenApiDocument } from '@belvo-openapi/spec';
import { clientFiles } from './client-files.ts';

/** An exported declaration that is not the same in two versions; one side is absent when it is new or gone. */
export interface ChangedType {
  readonly name: string;
  readonly before?: string;
  readonly after?: string;
}

const DECLARATION = /^export (?:declare )?(?:interface|type|function|class|const) (?<name>\w+)/;

/** Every exported declaration of generated files by its name, without comments. */
export function declarationsIn(texts: Iterable<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const text of texts) {
    const bare = text.replaceAll(/[ \t]*\/\*\*[\s\S]*?\*\/\n?/g, '').replaceAll(/^\s*\n/gm, '');
    for (const part of bare.split(/^(?=export )/m)) {
      const name = DECLARATION.exec(part)?.groups?.name;
      if (name !== undefined) {
        found.set(name, `${found.get(name) ?? ''}${part.trimEnd()}`);
      }
    }
  }
  return found;
}

/** What changes in the client's types from one document to another, ordered by name. */
export async function changedTypes(before: OpenApiDocument, after: OpenApiDocument): Promise<readonly ChangedType[]> {
  const [old, now] = await Promise.all(
    [before, after].map(async (doc) => declarationsIn(Object.values(Object.fromEntries(await clientFiles(doc))))),
  );
  const names = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...names].toSorted().flatMap((name) => {
    const [was, is] = [old?.get(name), now?.get(name)];
    return was === is
      ? []
      : [{ name, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  });
}

if (import.meta.main) {
  const [before, after] = process.argv
    .slice(2)
    .map((file) => JSON.parse(readFileSync(file, 'utf8')) as OpenApiDocument);
  if (!before || !after) {
    throw new Error('Name two bundles: node codegen/api-report.ts before.json after.json');
  }
  process.stdout.write(`${JSON.stringify(await changedTypes(before, after))}\n`);
}
