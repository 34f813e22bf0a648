import { parentPort, workerData } from 'node:worker_threads';
import { loadStep, type StepName } from './steps.ts';

/** What the thread of a step answers: nothing, or why the step failed. */
export interface StepOutcome {
  readonly problem?: string;
}

if (!parentPort) {
  throw new Error('this file is run as a thread by src/dev/step.ts');
}
const port = parentPort;
const run = await loadStep(workerData as StepName);

port.on('message', async () => {
  try {
    await run();
    port.postMessage({} satisfies StepOutcome);
  } catch (error) {
    port.postMessage({ problem: error instanceof Error ? error.message : String(error) } satisfies StepOutcome);
  }
});
port.postMessage('ready');
