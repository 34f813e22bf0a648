import { MockStartError } from '../server/start-error.ts';
import { startMock } from '../start-mock.ts';
import { readArguments } from './arguments.ts';
import { banner, requestLine } from './lines.ts';
import { untilSignal } from './signals.ts';

/** Starts a mock as the arguments say and keeps it until a signal comes. Sets the exit code. */
export async function run(args: readonly string[]): Promise<void> {
  const options = readArguments(args);
  const stopped = untilSignal();
  try {
    const mock = await startMock({
      ...options,
      onRequest: (entry) => console.log(requestLine(entry)),
    });
    console.log(banner(mock.url));
    process.exitCode = await stopped.signal;
    await mock.close();
  } catch (error) {
    if (!(error instanceof MockStartError || error instanceof TypeError)) {
      throw error;
    }
    console.error(`belvo-mock: ${error.message}`);
    process.exitCode = 1;
  } finally {
    stopped.release();
  }
}
