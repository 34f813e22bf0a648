import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Text of the changed file of each mutant, by the mutant's number. */
const changed = new Map<string, { readonly file: string; readonly text: string }>();

/**
 * Lets `import('…/index.ts?mutant=7')` load the client anew with one file changed. The number is handed down to
 * everything the client imports from its own package, so that mutants share no module.
 */
export function registerMutantHooks(): void {
  registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context);
      const mutant = /\?mutant=(\d+)$/.exec(context.parentURL ?? '')?.[1];
      return mutant !== undefined && specifier.startsWith('.')
        ? { ...resolved, url: `${resolved.url}?mutant=${mutant}` }
        : resolved;
    },
    load(url, context, next) {
      const mutant = /\?mutant=(\d+)$/.exec(url)?.[1];
      const change = mutant === undefined ? undefined : changed.get(mutant);
      return change && fileURLToPath(url.replace(/\?.*$/, '')) === change.file
        ? { format: 'module-typescript', source: change.text, shortCircuit: true }
        : next(url, context);
    },
  });
}

/** Says what a mutant changes; `file` is absolute. */
export function declareMutant(mutant: number, file: string, text: string): void {
  changed.set(String(mutant), { file, text });
}
