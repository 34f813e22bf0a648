import type { NamedExample, Operation } from '@belvo-openapi/spec';
import type { OperationIndex } from './operations.ts';

/** The named examples of the document's responses. */
export interface ExampleBook {
  /**
   * The example that an operation declares for a status.
   *
   * @param name Its name. Default: the first one.
   */
  of(operation: Operation | undefined, status: number, name?: string): NamedExample | undefined;
  /** As `of`; where the operation declares none, the first one of that status (and name) in the whole document. */
  anywhere(operation: Operation | undefined, status: number, name?: string): NamedExample | undefined;
}

export function exampleBook({ all }: OperationIndex): ExampleBook {
  const of: ExampleBook['of'] = (operation, status, name) =>
    operation?.responses
      .filter((response) => response.status === String(status))
      .flatMap(({ examples }) => examples)
      .find((example) => name === undefined || example.name === name);
  return {
    of,
    anywhere(operation, status, name) {
      const own = of(operation, status, name);
      if (own !== undefined) {
        return own;
      }
      for (const other of all) {
        const found = of(other, status, name);
        if (found !== undefined) {
          return found;
        }
      }
      return undefined;
    },
  };
}
