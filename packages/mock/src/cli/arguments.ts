import { Command, InvalidArgumentError } from 'commander';
import type { MockOptions } from '../options.ts';

/** Reads the command line. Ends the process for `--help` and for what it does not understand. */
export function readArguments(args: readonly string[]): MockOptions {
  const command = new Command('belvo-mock')
    .description('Mock of the Belvo API on this machine, from its OpenAPI description.')
    .option('-p, --port <number>', 'port to listen on; 0 takes any free one', readPort, 4010)
    .option('--host <address>', 'address to bind to; 0.0.0.0 lets other machines in', '127.0.0.1')
    .parse([...args], { from: 'user' });
  return command.opts<MockOptions>();
}

function readPort(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError('Give a number from 0 to 65535.');
  }
  return port;
}
