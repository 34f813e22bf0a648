import { pathToFileURL } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { startMock } from '@belvo-openapi/mock';
import { benchOf } from '../../client/bench-of.ts';
import type { Library } from '../../client/invoke.ts';
import { runCell } from '../../matrix/run-cell.ts';
import { contractOf } from '../../support/bundle.ts';
import { fastCells } from './fast-cells.ts';
import { declareMutant, registerMutantHooks } from './mutated-modules.ts';

/** A mutant to run the cells against. */
export interface Task {
  readonly id: number;
  /** Absolute path of the client's entry, of the changed file, and its text. */
  readonly entry: string;
  readonly file: string;
  readonly text: string;
}

/** What the cells said: the first difference, or nothing. */
export interface WorkerReply {
  readonly id: number;
  readonly noticed: string | undefined;
}

if (!parentPort) {
  throw new Error('this file is run as a worker thread by src/mutation/client/run.ts');
}
const port = parentPort;
registerMutantHooks();
const contract = contractOf();
const cells = fastCells(contract);
const mock = await startMock();

/** Rejections that nobody handled, by the mutant they came from. */
const unhandled = new Map<number, string>();
let current = 0;
process.on('unhandledRejection', (reason) => {
  const from = /[?]mutant=(\d+)/.exec((reason as Error | undefined)?.stack ?? '')?.[1];
  unhandled.set(from === undefined ? current : Number(from), `unhandled: ${reason}`);
});

async function noticedBy({ id, entry, file, text }: Task): Promise<string | undefined> {
  declareMutant(id, file, text);
  try {
    const library = (await import(`${pathToFileURL(entry)}?mutant=${id}`)) as Library;
    const bench = benchOf(mock, contract, library);
    for (const cell of cells) {
      const [difference] = await runCell(cell, bench);
      if (difference !== undefined) {
        return `${cell.id}: ${difference}`;
      }
    }
    return undefined;
  } catch (error) {
    return String(error);
  }
}

port.on('message', async (task: Task) => {
  current = task.id;
  const noticed = await noticedBy(task);
  // Rejections are told to be unhandled after the microtasks of their turn.
  await new Promise((resolve) => setImmediate(resolve));
  port.postMessage({ id: task.id, noticed: noticed ?? unhandled.get(task.id) } satisfies WorkerReply);
});
port.postMessage('ready');
