/** Exit codes of the command, as its help and README list them. */
export const ExitCode = {
  /** Converted; nothing was left out. */
  ok: 0,
  /** Converted, but parts of the collection had to be left out: see the report. */
  partial: 1,
  /** The command line is wrong. */
  usage: 2,
  /** The input cannot be read or is no Postman collection. */
  input: 3,
  /** The output cannot be written. */
  output: 4,
} as const;
