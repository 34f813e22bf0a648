/** `npm run compat [-- tool …]`: installs the tools, tries each, prints the table and writes it into the docs. */
import { existsSync } from 'node:fs';
import type { Check, Result } from './check.ts';
import { checks } from './checks.ts';
import { writePage } from './page.ts';
import { BUNDLE, installTools, PINNED } from './toolbox.ts';

async function tryTool({ tool, packages, run }: Check): Promise<Result> {
  const version = PINNED[packages[0]] ?? '';
  try {
    const { proof, limits } = await run();
    return { tool, version, passed: true, says: limits === undefined ? proof : `${proof}; ${limits}` };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${tool}: ${text}\n`);
    return { tool, version, passed: false, says: text.split('\n')[0] ?? '' };
  }
}

const wanted = process.argv.slice(2).map((name) => name.toLowerCase());
const chosen = checks.filter(({ tool }) => wanted.length === 0 || wanted.includes(tool.toLowerCase()));
const unknown = wanted.filter((name) => !checks.some(({ tool }) => tool.toLowerCase() === name));
if (unknown.length > 0) {
  console.error(`No tool is called ${unknown.join(', ')}. There are: ${checks.map(({ tool }) => tool).join(', ')}`);
  process.exit(2);
}
if (!existsSync(BUNDLE)) {
  console.error('The bundle is not built. Run `npm run build` first.');
  process.exit(2);
}
await installTools();
const results: Result[] = [];
// One after the other: each takes a core and up to some GB.
for (const check of chosen) {
  const result = await tryTool(check);
  results.push(result);
  const name = `${result.tool} ${result.version}`.padEnd(32);
  console.log(`${result.passed ? '✓' : '✗'} ${name} ${result.says}`);
}
if (wanted.length === 0) {
  writePage(results);
}
const failed = results.filter(({ passed }) => !passed).length;
console.log(`\n${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
