import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { link } from './answers.ts';
import { median } from './rounds.ts';
import { clientSubject, type Fetch, rawSubject } from './subjects.ts';

const ROUNDS = 30;
const CALLS = 50;

/** Milliseconds of single calls to a server on this machine: raw fetch twice, to see the noise, and the client. */
export async function loopback(): Promise<readonly { readonly name: string; readonly p50: number }[]> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': link.length });
    response.end(link);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const send = fetch as unknown as Fetch;
  const runners = [
    { name: 'raw fetch', run: rawSubject(send, base).update },
    { name: 'raw fetch again', run: rawSubject(send, base).update },
    { name: '@belvo-openapi/client', run: clientSubject(send, base).update },
  ];
  const times = runners.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (let turn = 0; turn < runners.length; turn++) {
      const index = (round + turn) % runners.length;
      for (let call = 0; call < CALLS; call++) {
        const before = performance.now();
        await runners[index]?.run();
        times[index]?.push(performance.now() - before);
      }
    }
  }
  server.closeAllConnections();
  server.close();
  return runners.map(({ name }, index) => ({ name, p50: median(times[index] ?? []) }));
}
