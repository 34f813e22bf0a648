import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { raiseVersions } from '@belvo-openapi/repository/release';
import { type Verdict, writeRelease } from '@belvo-openapi/spec-tools/changes';
import { runChecks } from '@belvo-openapi/spec-tools/lint';
import { bundleSources, stripProvenance } from '@belvo-openapi/spec-tools/sources';
import { smallSpecification } from '@belvo-openapi/spec-tools/testing';
import { EVERYTHING } from '../../src/consistency/scope.ts';
import { ask, BASELINE, specOracles } from '../../src/mutation/spec/oracles.ts';
import { judgeSince, type ReleasedVersion, releaseOf } from '../../src/released/released.ts';
import { type Contract, contractOf } from '../../src/support/bundle.ts';

/** A copy of the specification that somebody changes, with the checks that they would run. */
export interface Workshop {
  /** What was released before anything was changed. */
  readonly released: ReleasedVersion;
  /** Folder of the copy of the specification. */
  readonly spec: string;
  read(file: string): string;
  write(file: string, text: string): void;
  remove(file: string): void;
  /** Replaces a text of a file. Throws when the file does not have it. */
  replace(file: string, from: string, to: string): void;
  /** What `npm run spec:lint` says, as `file:line message`. */
  lint(): Promise<readonly string[]>;
  contract(): Promise<Contract>;
  /** What the contract tests object to, without mock and client. */
  objections(): Promise<readonly string[]>;
  /** What `npm run spec:diff` says. */
  diff(): Promise<Verdict>;
  /** Runs the command that a message of `spec:diff` names. */
  obey(message: string): void;
  /** `npm run baseline`; the path of its file. */
  baseline(): Promise<string>;
}

async function read(spec: string): Promise<Contract> {
  return contractOf(stripProvenance(await bundleSources(join(spec, 'openapi.yaml'))));
}

/** Parts of the suite that are asked elsewhere: the linter is run, and collections have a scenario of their own. */
const ELSEWHERE = [BASELINE, 'house rules of the linter', 'collection'];

/**
 * Sets up a workshop with a small specification; it is gone when the test ends. What that specification itself is told
 * before anything is changed does not count.
 */
export async function workshop(): Promise<Workshop> {
  const spec = smallSpecification();
  const place = dirname(spec);
  const baseline = join(place, 'baseline');
  const released = releaseOf(await read(spec));
  writeRelease(baseline, released);
  const text = (file: string) => readFileSync(join(spec, file), 'utf8');
  const write = (file: string, content: string) => {
    mkdirSync(dirname(join(spec, file)), { recursive: true });
    writeFileSync(join(spec, file), content);
  };
  const lint = async () =>
    (await runChecks(spec)).findings.map(({ file, line = 0, message }) => ({ file, line, message }));
  const objections = async () => {
    const contract = await read(spec);
    const oracles = (await specOracles(released)).filter(({ name }) => !ELSEWHERE.includes(name));
    const told = await Promise.all(oracles.map((oracle) => ask(oracle, () => contract, EVERYTHING)));
    return told.flatMap((each) => each ?? []);
  };
  const known = new Set([...(await lint()).map(({ file, message }) => `${file} ${message}`), ...(await objections())]);
  return {
    released,
    spec,
    read: text,
    write,
    remove: (file) => rmSync(join(spec, file)),
    replace: (file, from, to) => {
      if (!text(file).includes(from)) {
        throw new Error(`${file} does not have: ${from}`);
      }
      write(
        file,
        text(file).replace(from, () => to),
      );
    },
    lint: async () =>
      (await lint())
        .filter(({ file, message }) => !known.has(`${file} ${message}`))
        .map(({ file, line, message }) => `${file}:${line} ${message}`),
    contract: () => read(spec),
    objections: async () => (await objections()).filter((each) => !known.has(each)),
    diff: async () => judgeSince(released, await read(spec)),
    obey: (message) => {
      const version = /npm run release -- version (?<version>\S+)$/.exec(message)?.groups?.version;
      if (version === undefined) {
        throw new Error(`the message names no command: ${message}`);
      }
      raiseVersions(place, version, '2026-12-01', [{ folder: 'spec', manifest: { version: '0.1.0' } } as never]);
    },
    baseline: async () => writeRelease(baseline, releaseOf(await read(spec))).file,
  };
}
