import { imports } from './imports.ts';
import { loopback } from './loopback.ts';
import { fetchOf, link, page } from './responses.ts';
import { compare, type Outcome } from './rounds.ts';
import { subjects } from './subjects.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);

function printOutcomes(title: string, outcomes: readonly Outcome[]): void {
  print(`\n${title}`);
  for (const { name, micros, ratio } of outcomes) {
    print(`  ${name.padEnd(30)} ${ratio.toFixed(2).padStart(6)} ×  ${micros.toFixed(1).padStart(8)} µs`);
  }
}

/** Every subject answers with what was sent, or the comparison is of no use. */
async function check(body: string, call: 'update' | 'list'): Promise<void> {
  for (const subject of await subjects(fetchOf(body), body)) {
    const text = JSON.stringify(await subject[call]());
    if (!text.includes('planet_mx_employment')) {
      throw new Error(`${subject.name} did not return the response to ${call}.`);
    }
  }
}

/** The client against its peers. */
export async function benchClient(): Promise<void> {
  await check(link, 'update');
  const updates = (await subjects(fetchOf(link), link)).map(({ name, update }) => ({ name, run: update }));
  printOutcomes('links.update, network taken out: CPU per call', await compare(updates));

  await check(page, 'list');
  // The official client has no single page: it always reads all of them.
  const lists = (await subjects(fetchOf(page), page))
    .filter(({ name }) => name !== 'belvo (official)')
    .map(({ name, list }) => ({ name, run: list }));
  printOutcomes('links.list, a page of 80 kB, network taken out: CPU per call', await compare(lists, { calls: 400 }));

  print('\nlinks.update to a server on this machine: p50 of single calls');
  for (const { name, p50, ratio } of await loopback()) {
    print(`  ${name.padEnd(30)} ${ratio.toFixed(2).padStart(6)} ×  ${p50.toFixed(3).padStart(8)} ms`);
  }

  print('\nimport: CPU in a fresh process');
  for (const { name, millis } of imports()) {
    print(`  ${name.padEnd(30)} ${millis.toFixed(1).padStart(8)} ms`);
  }
}
