import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawEvenly } from '../random.ts';
import type { Verdict } from '../verdict.ts';
import { CellsRunner } from './cells-runner.ts';
import { apply, type SourceMutant, sourceMutants } from './operators.ts';
import { ClientCopy } from './unit-tests.ts';

const REPOSITORY = fileURLToPath(new URL('../../../../../', import.meta.url));
const CLIENT = join(REPOSITORY, 'packages/client');
const ENTRY = join(CLIENT, 'src/index.ts');

/**
 * Breaks the client's runtime in many places, one at a time. The cells of the matrix are asked first, in this process;
 * what they do not see (repeats, timeouts, webhooks …) goes to the client's own tests, in a copy of its package.
 *
 * @param progress Told how far it is after each mutant.
 * @throws Error when something objects to the client as it is.
 */
export async function runClientMutants(
  count: number,
  seed: number,
  progress: (done: number, verdict: Verdict) => void,
): Promise<readonly Verdict[]> {
  const cells = new CellsRunner();
  const copy = await ClientCopy.make(REPOSITORY);
  try {
    await assertGreen(cells, copy);
    const verdicts: Verdict[] = [];
    for (const [index, mutant] of draw(count, seed).entries()) {
      const verdict = await judge(mutant, index + 1, cells, copy);
      verdicts.push(verdict);
      progress(verdicts.length, verdict);
    }
    return verdicts;
  } finally {
    await cells.close();
    await copy.remove();
  }
}

function draw(count: number, seed: number): readonly SourceMutant[] {
  const files = globSync('src/**/*.ts', { cwd: CLIENT }).filter((file) => !file.includes('generated'));
  const mutants = files.sort().flatMap((file) => sourceMutants(file, readFileSync(join(CLIENT, file), 'utf8')));
  return drawEvenly(mutants, ({ operator }) => operator, count, seed);
}

async function assertGreen(cells: CellsRunner, copy: ClientCopy): Promise<void> {
  const text = readFileSync(ENTRY, 'utf8');
  const objection = (await cells.notice({ id: 0, entry: ENTRY, file: ENTRY, text })) ?? (await copy.noticeUnchanged());
  if (objection !== undefined) {
    throw new Error(`the suite is not green without any mutation: ${objection}`);
  }
}

async function judge(mutant: SourceMutant, id: number, cells: CellsRunner, copy: ClientCopy): Promise<Verdict> {
  const file = join(CLIENT, mutant.file);
  const original = readFileSync(file, 'utf8');
  const text = apply(original, mutant);
  const byCells = await cells.notice({ id, entry: ENTRY, file, text });
  const byTests = byCells === undefined ? await copy.notice(mutant.file, text) : undefined;
  return {
    subject: 'client',
    operator: mutant.operator,
    place: `packages/client/${mutant.file}:${mutant.line}`,
    what: `${original.slice(mutant.start, mutant.end).slice(0, 80)} → ${mutant.replacement.slice(0, 80)}`.replaceAll(
      '\n',
      ' ',
    ),
    killers: [...(byCells === undefined ? [] : ['matrix']), ...(byTests === undefined ? [] : ["client's own tests"])],
  };
}
