import { memoize } from '../memo.ts';

/** Names of the parameters of a path template, in order. */
export const parameterNames = memoize((template: string): readonly string[] =>
  [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? ''),
);
