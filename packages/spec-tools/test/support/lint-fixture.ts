import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createConfig, getLineColLocation, lint, type RuleConfig } from '@redocly/openapi-core';
import belvoPlugin from '../../src/rules/plugin.ts';

/** One report of a rule, or one expected by a fixture. */
export interface Finding {
  readonly place: string;
  readonly message: string;
}

const EXPECTATION = /# expect: (.+)$/;

/** Runs one house rule over a file; places are `file:line` relative to `folder`. */
export async function lintFixture(rule: string, folder: string, file: string): Promise<readonly Finding[]> {
  const rules: Record<string, RuleConfig> = { [`belvo/${rule}`]: 'error' };
  const config = await createConfig({ plugins: [belvoPlugin()], rules });
  const problems = await lint({ ref: join(folder, file), config });
  return problems.map(({ location: [first], message }) => {
    if (!first) {
      throw new Error(`A report of ${rule} has no place: ${message}`);
    }
    const { source, start } = getLineColLocation(first);
    return { place: `${relative(folder, source.absoluteRef)}:${start.line}`, message };
  });
}

/** What the failing fixture of a folder expects: every line of its files that ends in `# expect: <message>`. */
export function readExpectations(folder: string): readonly Finding[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return files.flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => {
        const message = EXPECTATION.exec(line)?.[1];
        return message === undefined ? [] : [{ place: `${file}:${index + 1}`, message }];
      }),
  );
}

/** Puts findings into one order, so that two lists can be compared. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const line = ({ place }: Finding): number => Number(place.split(':')[1]);
  return findings.toSorted((a, b) => line(a) - line(b) || a.place.localeCompare(b.place));
}
