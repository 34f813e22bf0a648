import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createConfig, lint } from '@redocly/openapi-core';
import { onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { versionOf } from '../../src/cli/merge.ts';
import { type MergeReport, mergeInto, reconstruct } from '../../src/index.ts';
import { collection } from './collections.ts';

/** A specification on disk that lives as long as its test. */
export class Sandbox {
  readonly folder = mkdtempSync(join(tmpdir(), 'reconstruct-merge-'));
  /** What `--into` names: the folder, or a file in it. */
  readonly target: string;

  constructor(file = '') {
    this.target = join(this.folder, file);
    onTestFinished(() => this.remove());
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Makes the specification from a collection of these items. */
  begin(items: readonly unknown[], extra: Record<string, unknown>, openapi: '3.0' | '3.1'): void {
    mergeInto(reconstruct(collection(items, extra), { openapi }), this.target);
  }

  /** Merges a collection of these items. */
  merge(items: readonly unknown[], extra: Record<string, unknown> = {}, check = false): MergeReport {
    const openapi = versionOf(this.target) ?? '3.1';
    return mergeInto(reconstruct(collection(items, extra), { openapi }), this.target, { check });
  }

  /** What a merge would do that knows nothing of earlier ones. */
  afresh(items: readonly unknown[], extra: Record<string, unknown>): MergeReport {
    const openapi = versionOf(this.target) ?? '3.1';
    return mergeInto(reconstruct(collection(items, extra), { openapi }), this.target, { check: true, afresh: true });
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  // biome-ignore lint/suspicious/noExplicitAny: assertions reach deep into plain data
  data(file: string): any {
    return parse(this.read(file));
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  /** Changes a file by hand; the text to replace must be there. */
  edit(file: string, from: string | RegExp, to: string): void {
    const before = this.read(file);
    const after = before.replace(from, to);
    if (after === before) {
      throw new Error(`${file} has no ${from}:\n${before}`);
    }
    this.write(file, after);
  }

  delete(file: string): void {
    rmSync(join(this.folder, file));
  }

  has(file: string): boolean {
    return existsSync(join(this.folder, file));
  }

  /** Texts of all files but the record. */
  texts(): Record<string, string> {
    const names = readdirSync(this.folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(join(this.folder, name)).isFile(),
    );
    return Object.fromEntries(
      names
        .filter((name) => !name.endsWith('.record.txt'))
        .sort()
        .map((name) => [name, this.read(name)]),
    );
  }

  /** What Redocly's linter finds wrong with the structure of the specification: nothing, if it is valid. */
  async problems(): Promise<string[]> {
    const file =
      this.target.endsWith('.yaml') || this.target.endsWith('.json') ? this.target : join(this.folder, 'openapi.yaml');
    return (await lint({ ref: file, config: await config })).map(
      ({ message, location }) => `${message} ${location[0]?.pointer ?? ''}`,
    );
  }
}

const config = createConfig({
  rules: {
    struct: 'error',
    'no-unresolved-refs': 'error',
    'operation-operationId-unique': 'error',
    'operation-parameters-unique': 'error',
    'path-parameters-defined': 'error',
    'path-declaration-must-exist': 'error',
    'no-identical-paths': 'error',
    'no-duplicated-tag-names': 'error',
    'security-defined': 'off',
    'spec-components-invalid-map-name': 'error',
    'no-required-schema-properties-undefined': 'error',
  },
});

/** `outcome operation: what` of what a report tells. */
export function told(report: MergeReport, ...outcomes: string[]): string[] {
  return report.entries
    .filter(({ outcome }) =>
      outcomes.length === 0 ? outcome !== 'kept' && outcome !== 'note' : outcomes.includes(outcome),
    )
    .map(({ outcome, operation, what }) => `${outcome} ${operation}: ${what}`);
}
