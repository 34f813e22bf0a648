import { fileURLToPath } from 'node:url';

/** A command line tool of this package, whatever the PATH. */
export function bin(name: string): string {
  return fileURLToPath(new URL(`../../node_modules/.bin/${name}`, import.meta.url));
}
