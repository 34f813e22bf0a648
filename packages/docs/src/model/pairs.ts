import type { NamedExample, Operation, OperationResponse } from '@belvo-openapi/spec';
import { isFailure } from './errors.ts';

/** A response example that belongs to a request example. */
export interface PairedExample {
  readonly status: string;
  readonly name: string;
  readonly label: string;
}

/** Every place of a JSON value that is not null, with the value where it is a leaf: `details.pix_key` -> `a@b.c`. */
function places(value: unknown, place = '', found = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) {
    return found;
  }
  found.set(place, typeof value === 'object' ? '' : String(value));
  if (Array.isArray(value)) {
    for (const entry of value) {
      places(entry, `${place}[]`, found);
    }
  } else if (typeof value === 'object') {
    for (const [key, entry] of Object.entries(value)) {
      places(entry, `${place}.${key}`, found);
    }
  }
  return found;
}

const SAME_WORD: Readonly<Record<string, string>> = { refused: 'failed', rejected: 'failed', business: 'company' };

function words({ name, summary = '' }: NamedExample): Set<string> {
  const all = `${name} ${summary}`.toLowerCase().split(/[^a-z0-9]+/);
  return new Set(all.filter((word) => word.length > 1).map((word) => SAME_WORD[word] ?? word));
}

/** Places that some of the requests have and others lack: they tell the requests of an operation apart. */
function tellingPlaces(requests: readonly NamedExample[]): Set<string> {
  const all = requests.map(({ value }) => places(value));
  const union = new Set(all.flatMap((own) => [...own.keys()]));
  return new Set([...union].filter((place) => !all.every((own) => own.has(place))));
}

/** How well a response answers a request: values that come back, telling places both have or lack, shared words. */
function score(request: NamedExample, response: NamedExample, telling: ReadonlySet<string>): number {
  const sent = places(request.value);
  const received = places(response.value);
  const echoed = [...sent].filter(([place, value]) => value !== '' && received.get(place) === value).length;
  const agreed = [...telling].filter((place) => sent.has(place) === received.has(place)).length;
  const answered = words(response);
  return echoed + agreed * 2 + [...words(request)].filter((word) => answered.has(word)).length;
}

/** The status that a body asks for: what is not to be saved is answered 200, what is saved 201. */
function wantedStatus(request: NamedExample, successes: readonly OperationResponse[]): string | undefined {
  const body = request.value as { readonly save_data?: unknown } | null;
  const isUnsaved = typeof body === 'object' && body?.save_data === false;
  const wanted = isUnsaved ? '200' : '201';
  return successes.some(({ status }) => status === wanted) ? wanted : undefined;
}

/**
 * The answer to show beside a request example, among all examples of success. The specification names requests and
 * responses independently, so the pair is found by what they have in common.
 */
export function pairedExample(operation: Operation, request: NamedExample): PairedExample | undefined {
  const successes = operation.responses.filter(({ status }) => !isFailure(status));
  const wanted = wantedStatus(request, successes);
  const telling = tellingPlaces(operation.requestBody?.content[0]?.examples ?? []);
  const candidates = successes
    .filter(({ status }) => wanted === undefined || status === wanted)
    .flatMap(({ status, examples }) => examples.map((example) => ({ status, example })));
  const [best] = candidates
    .map((candidate, index) => ({ ...candidate, index, points: score(request, candidate.example, telling) }))
    .sort((a, b) => b.points - a.points || a.index - b.index);
  return best && { status: best.status, name: best.example.name, label: best.example.summary ?? best.example.name };
}
