import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** This package's `package.json`. Asked for by name, because the built file is in another folder than this one. */
export const ownManifest = fileURLToPath(import.meta.resolve('@belvo-openapi/mock/package.json'));

/** The files that tell package managers of scripts which run this tool: this package's, and that of the repository. */
const manifests = [ownManifest, join(dirname(ownManifest), '../../package.json')];

/**
 * A path of the command line, as the caller means it: relative to the folder they are in. npm and pnpm run scripts in the
 * folder of their package and say in `INIT_CWD` where they were called.
 */
export function fromCaller(path: string, env: NodeJS.ProcessEnv = process.env, folder: string = process.cwd()): string {
  const manifest = manifests.find((own) => own === env.npm_package_json);
  const byScript = manifest !== undefined && folder === dirname(manifest);
  return resolve(byScript ? (env.INIT_CWD ?? folder) : folder, path);
}
