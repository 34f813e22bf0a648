// The compiler's declarations as the package has them: one set for `import` and `require`. A declaration for `require`
// (`.d.cts`) can be imported from anywhere, so those hold everything, and those for `import` refer to them.
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript5';

/** What a declaration imports from its own package. */
function relativeImports(text: string): readonly ts.FileReference[] {
  return ts.preProcessFile(text, true, true).importedFiles.filter(({ fileName }) => fileName.startsWith('.'));
}

/** `./core/client.ts` → `./core/client.cjs`, in every import of a text. */
function withCommonEndings(text: string): string {
  return relativeImports(text).reduceRight((written, { fileName, pos }) => {
    // The position is that of the opening quote.
    const start = pos + 1;
    return written.slice(0, start) + fileName.replace(/\.ts$/, '.cjs') + written.slice(start + fileName.length);
  }, text);
}

/** Files that the entry points lead to. */
function reachedFrom(folder: string, entries: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (!reached.has(file)) {
      reached.add(file);
      for (const { fileName } of relativeImports(readFileSync(file, 'utf8'))) {
        visit(resolve(dirname(file), fileName.replace(/\.ts$/, '.d.ts')));
      }
    }
  };
  for (const entry of entries) {
    visit(join(folder, `${entry}.d.ts`));
  }
  return reached;
}

function removeEmptyFolders(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      removeEmptyFolders(join(folder, entry.name));
    }
  }
  if (readdirSync(folder).length === 0) {
    rmSync(folder, { recursive: true });
  }
}

/** Turns what the compiler wrote into `.d.cts` files and, for each entry point, a `.d.ts` that refers to its one. */
export function arrangeDeclarations(folder: string, entries: readonly string[]): void {
  const reached = reachedFrom(folder, entries);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    if (!name.endsWith('.d.ts')) {
      continue;
    }
    if (reached.has(file)) {
      writeFileSync(file, withCommonEndings(readFileSync(file, 'utf8')));
      renameSync(file, file.replace(/\.ts$/, '.cts'));
    } else {
      // Of modules that only other modules use.
      rmSync(file);
    }
  }
  for (const entry of entries) {
    writeFileSync(join(folder, `${entry}.d.ts`), `export * from './${entry}.cjs';\n`);
  }
  removeEmptyFolders(folder);
}
