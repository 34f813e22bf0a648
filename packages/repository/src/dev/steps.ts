/** The steps from a saved file of the specification to what is derived from it, each run again and again in one thread. */
import { execFile } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { ROOT } from '../workspace.ts';

const run = promisify(execFile);

/** Name of a step. */
export type StepName = 'bundle' | 'client' | 'pages';

/** Imports a module of another package that is no entry of it: these are tools for this repository alone. */
// biome-ignore lint/suspicious/noExplicitAny: the modules are typed where they are
async function tool(path: string): Promise<any> {
  return await import(pathToFileURL(join(ROOT, path)).href);
}

const steps: Readonly<Record<StepName, () => Promise<() => Promise<unknown>>>> = {
  async bundle() {
    const { bundleSources } = await tool('packages/spec-tools/src/bundling/bundle-sources.ts');
    const { writeBundles } = await tool('packages/spec-tools/src/bundling/write-bundles.ts');
    const spec = join(ROOT, 'spec');
    return async () => writeBundles(await bundleSources(join(spec, 'openapi.yaml')), join(spec, 'dist'));
  },
  async client() {
    const { clientFiles } = await tool('packages/client/codegen/client-files.ts');
    const { readBundle } = await tool('packages/client/codegen/input.ts');
    const { writeFolder } = await tool('packages/client/codegen/write.ts');
    const folder = join(ROOT, 'packages/client/src/generated');
    return async () => {
      writeFolder(folder, await clientFiles(readBundle()));
      // Its compiler is found in PATH, as a script of the package would find it.
      const PATH = `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`;
      const cwd = join(ROOT, 'packages/client');
      await run(process.execPath, ['codegen/build.ts'], { cwd, env: { ...process.env, PATH } });
    };
  },
  async pages() {
    const { build } = await tool('packages/docs/src/build.ts');
    return async () => build();
  },
};

/** Loads what a step needs and returns the function that runs it. */
export function loadStep(name: StepName): Promise<() => Promise<unknown>> {
  return steps[name]();
}
