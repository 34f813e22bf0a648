type Params = Readonly<Record<string, unknown>>;

const keyOf = (params: Params) => JSON.stringify(Object.entries(params).sort());

/**
 * Notices when `next` leads in a circle: numbered pages must go up, others must not come twice. Given the parameters of
 * the first page; tells of those of each further one whether they go on.
 */
export function progressFrom(first: Params): (params: Params) => boolean {
  const seen = new Set([keyOf(first)]);
  // Counted from 1; the first page needs no number.
  let last = Number(first.page ?? 1);
  return (params) => {
    const number = Number(params.page);
    if (Number.isInteger(number)) {
      const isHigher = !(number <= last);
      last = number;
      return isHigher;
    }
    const key = keyOf(params);
    return !seen.has(key) && Boolean(seen.add(key));
  };
}
