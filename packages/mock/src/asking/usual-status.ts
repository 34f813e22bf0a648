import type { ReceivedRequest } from '../journal/entry.ts';

/**
 * The success status that the API would choose where an operation declares several:
 * - 202 when asynchronous processing is asked for (`X-Belvo-Request-Mode: async`), and only then;
 * - 201 for data that is stored, 200 with `save_data: false`;
 * - the lowest one otherwise.
 *
 * @returns `undefined` when there is nothing to choose.
 */
export function usualStatus({ operation, headers, json }: ReceivedRequest): number | undefined {
  const successes = (operation?.responses ?? []).map(({ status }) => Number(status)).filter((status) => status < 300);
  if (successes.length < 2) {
    return undefined;
  }
  if (successes.includes(202) && headers['x-belvo-request-mode'] === 'async') {
    return 202;
  }
  const immediate = successes.filter((status) => status !== 202);
  if (immediate.includes(200) && immediate.includes(201)) {
    return (json as { save_data?: unknown } | null | undefined)?.save_data === false ? 200 : 201;
  }
  return Math.min(...immediate);
}
