import type { Random } from '../random.ts';

/**
 * A body with a request id of its own: examples all have the same one, and a caller that finds a response in a log by it, or
 * a webhook by that of its 202, needs different ones. Ids stand at the top of a body or in each entry of a list, in 32
 * hexadecimal digits; every entry gets the same. Anything else is returned as it is.
 */
export function withRequestId<T>(body: T, random: Random): T {
  let id: string | undefined;
  const own = () => (id ??= random.hex(32));
  const renewed = (value: unknown) =>
    isObject(value) && /^[0-9a-f]{32}$/.test(String(value.request_id)) ? { ...value, request_id: own() } : value;
  return (Array.isArray(body) ? body.map(renewed) : renewed(body)) as T;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
