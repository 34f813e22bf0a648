import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { link } from './responses.ts';
import { type Contestant, median } from './rounds.ts';
import { clientSubject, type Fetch, kySubject, openapiFetchSubject, rawSubject } from './subjects.ts';

const ROUNDS = 30;
const CALLS = 200;
const WARM_UP = 2000;
const FIVE_MINUTES = 300_000;

/** What single calls to a server on this machine took. */
export interface Loopback {
  readonly name: string;
  /** Milliseconds, median over all calls. */
  readonly p50: number;
  /** The round's median to raw fetch's of the same round, median over the rounds. */
  readonly ratio: number;
}

/** A `fetch` that gives each request a signal, as every timeout needs one, and the timer too if asked. */
function guarded(fetch: Fetch, isTimed: boolean): Fetch {
  return async (url, init) => {
    const controller = new AbortController();
    const timer = isTimed ? setTimeout(() => controller.abort(), FIVE_MINUTES) : undefined;
    try {
      return await fetch(url, { ...(init as object), signal: controller.signal });
    } finally {
      clearTimeout(timer);
    }
  };
}

/** A `fetch` whose responses are looked at before they are read: what it is, how long, and that it leads nowhere else. */
function checked(fetch: Fetch): Fetch {
  return async (url, init) => {
    const response = await fetch(url, { ...(init as object), redirect: 'manual' });
    const { headers } = response;
    if (!headers.get('content-type') || !headers.get('content-length') || headers.has('content-encoding')) {
      throw new Error('not what the server on this machine sends');
    }
    return response;
  };
}

/** Raw fetch twice, to see the noise; what a signal, a timer and a look at the response add to it; the client and its peers. */
function contestants(base: string): readonly Contestant[] {
  const send = fetch as unknown as Fetch;
  return [
    { name: 'raw fetch', run: rawSubject(send, base).update },
    { name: 'raw fetch again', run: rawSubject(send, base).update },
    { name: 'raw fetch, AbortSignal', run: rawSubject(guarded(send, false), base).update },
    { name: 'raw fetch, AbortSignal, timer', run: rawSubject(guarded(send, true), base).update },
    { name: 'raw fetch, those and checks', run: rawSubject(guarded(checked(send), true), base).update },
    { name: '@belvo-openapi/client', run: clientSubject(send, base).update },
    { name: 'openapi-fetch (no timeout)', run: openapiFetchSubject(send, false, base).update },
    { name: 'ky', run: kySubject(send, base).update },
  ];
}

/** Times single calls in turns. */
export async function loopback(): Promise<readonly Loopback[]> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': link.length });
    response.end(link);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const runners = contestants(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const times = runners.map((): number[][] => []);
  for (const { run } of runners) {
    for (let call = 0; call < WARM_UP; call++) {
      await run();
    }
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (let turn = 0; turn < runners.length; turn++) {
      const index = (round + turn) % runners.length;
      const own: number[] = [];
      for (let call = 0; call < CALLS; call++) {
        const before = performance.now();
        await runners[index]?.run();
        own.push(performance.now() - before);
      }
      times[index]?.push(own);
    }
  }
  server.closeAllConnections();
  server.close();
  const units = (times[0] ?? []).map(median);
  return runners.map(({ name }, index) => ({
    name,
    p50: median((times[index] ?? []).flat()),
    ratio: median((times[index] ?? []).map((own, round) => median(own) / (units[round] ?? Number.NaN))),
  }));
}
