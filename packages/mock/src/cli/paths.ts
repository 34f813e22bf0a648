import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The file that tells package managers about this package. */
const manifest = fileURLToPath(new URL('../../package.json', import.meta.url));

/**
 * A path of the command line, as the caller means it: relative to the folder they are in. npm and pnpm run the scripts of
 * this package in its own folder and say in `INIT_CWD` where they were called.
 */
export function fromCaller(path: string, env: NodeJS.ProcessEnv = process.env, folder: string = process.cwd()): string {
  const byScript = env.npm_package_json === manifest && folder === dirname(manifest);
  return resolve(byScript ? (env.INIT_CWD ?? folder) : folder, path);
}
