/** Fields that say when something began, and when it ended or was looked at last. */
const begins = /(?:^|_)(?:from|start|begin|begun|opened|opening|created|issued|hired|admission|since)(?:_|$)/;
const ends =
  /(?:^|_)(?:to|end|until|closed|closing|updated|modified|collected|accessed|expires?|expiry|expiration|due|dismissal)(?:_|$)/;

/** Fields that hold money. */
const money = /amount|balance|limit|price|total|income|salary|payment|instal?lment|fee|value|revenue|expense/;

const isoDate = /^\d{4}-\d\d-\d\d$/;
const isoTime = /^\d{4}-\d\d-\d\dT/;

/**
 * A generated body as a person would write it: `count` is the number of the items, dates are in order, and amounts are
 * amounts that people have. A generator that knows the schema alone makes a page of three items that counts 51 million.
 */
export function plausible(body: unknown, name = ''): unknown {
  if (Array.isArray(body)) {
    return body.map((item) => plausible(item, name));
  }
  if (typeof body === 'number') {
    return money.test(name) ? sensible(body) : body;
  }
  if (typeof body !== 'object' || body === null) {
    return body;
  }
  const inner = Object.entries(body).map(([key, value]) => [key, plausible(value, key)] as const);
  return counted(ordered(ordered(Object.fromEntries(inner), isoDate), isoTime));
}

/** Up to a hundred thousand, with cents where there were some; the sign stays. */
function sensible(amount: number): number {
  if (Math.abs(amount) < 100_000) {
    return Number.isInteger(amount) ? amount : Math.round(amount * 100) / 100;
  }
  return Number.isInteger(amount) ? amount % 100_000 : Math.round((amount % 100_000) * 100) / 100;
}

/** Gives the earlier of the dates of one form to what begins, the later to what ends. */
function ordered(object: Record<string, unknown>, form: RegExp): Record<string, unknown> {
  const dated = Object.entries(object).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && form.test(entry[1]) && rank(entry[0]) !== 0,
  );
  const names = dated.map(([name]) => name).sort((a, b) => rank(a) - rank(b));
  const values = dated.map(([, value]) => value).sort((a, b) => Date.parse(a) - Date.parse(b));
  return { ...object, ...Object.fromEntries(names.map((name, index) => [name, values[index]])) };
}

function rank(name: string): number {
  return begins.test(name) ? -1 : ends.test(name) ? 1 : 0;
}

/** A page has one list, and its `count` counts it; there is no page before or after. */
function counted(object: Record<string, unknown>): Record<string, unknown> {
  const lists = Object.values(object).filter(Array.isArray);
  if (typeof object.count !== 'number' || lists.length !== 1) {
    return object;
  }
  const links = Object.keys(object).filter((name) => name === 'next' || name === 'previous');
  return { ...object, count: lists[0]?.length, ...Object.fromEntries(links.map((name) => [name, null])) };
}
