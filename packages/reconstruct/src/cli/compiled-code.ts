import { replaceFile, writeAll } from './files.ts';

// Not imported, for the reason given there.
const { readFileSync } = process.getBuiltinModule('node:fs');
const { Script, constants } = process.getBuiltinModule('node:vm');

/** A CommonJS file that has been run. */
export interface LoadedFile {
  readonly exports: unknown;
  /** Whether its code came from an earlier run. */
  readonly fromCache: boolean;
  /** Leaves the code compiled so far to later runs; does nothing where the folder cannot be written. */
  keep(): void;
}

/**
 * Runs a CommonJS file with the bytecode that an earlier run left beside it, which spares V8 parsing and compiling it
 * again. Node's own compile cache knows only what is compiled before a file runs, a quarter of the code, and Node 20
 * has none.
 *
 * @param digest of the file's text: V8 itself recognizes a changed file by its length only
 */
export function loadFile(file: string, digest: string, require: NodeJS.Require): LoadedFile {
  const cacheFile = file.replace(/\.cjs$/, `.${process.versions.v8}.${process.arch}.cache`);
  const cachedData = readCache(cacheFile, digest);
  const script = new Script(`(function (module, exports, require) {${readFileSync(file, 'utf8')}\n})`, {
    filename: file,
    importModuleDynamically: constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData && { cachedData }),
  });
  const module = { exports: {} };
  const run = script.runInThisContext() as (module: object, exports: object, require: NodeJS.Require) => void;
  run(module, module.exports, require);
  return {
    exports: module.exports,
    fromCache: cachedData !== undefined && script.cachedDataRejected === false,
    keep: () => writeCache(cacheFile, digest, script.createCachedData()),
  };
}

function readCache(cacheFile: string, digest: string): Buffer | undefined {
  try {
    const content = readFileSync(cacheFile);
    return content.toString('latin1', 0, digest.length) === digest ? content.subarray(digest.length) : undefined;
  } catch {
    return undefined;
  }
}

function writeCache(cacheFile: string, digest: string, data: Buffer): void {
  try {
    replaceFile(cacheFile, (file) => writeAll(file, Buffer.concat([Buffer.from(digest, 'latin1'), data])));
  } catch {
    // A start without it is slower, and that is all.
  }
}
