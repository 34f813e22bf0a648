import { InvalidArgumentError } from 'commander';

/**
 * Reads a port of a command line; for options of commander.
 *
 * @throws InvalidArgumentError when it is no number from 0 to 65535.
 */
export function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError('Give a number from 0 to 65535; 0 takes any free port.');
  }
  return port;
}
