import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from './rounds.ts';

const ROUNDS = 9;
const PACKAGES = ['@belvo-openapi/client', 'openapi-fetch', 'ky', 'stripe', 'openai', 'belvo'];

/** CPU of `import(name)` in a fresh process, without that of importing an empty module. */
function importCost(specifier: string): number {
  const program = `await import('data:text/javascript,export{}');
    const before = process.cpuUsage();
    await import(${JSON.stringify(specifier)});
    const { user, system } = process.cpuUsage(before);
    process.stdout.write(String((user + system) / 1000));`;
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd, encoding: 'utf8' }));
}

/** Milliseconds of CPU to import each package, in turns. */
export function imports(): readonly { readonly name: string; readonly millis: number }[] {
  const costs = PACKAGES.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    PACKAGES.forEach((name, index) => {
      costs[index]?.push(importCost(name));
    });
  }
  return PACKAGES.map((name, index) => ({ name, millis: median(costs[index] ?? []) }));
}
