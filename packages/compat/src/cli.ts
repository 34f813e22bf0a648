/** `npm run compat [-- name …]`: installs tools and frameworks, tries each, and writes the table of tools into the docs. */
import { existsSync } from 'node:fs';
import type { Check, Result } from './check.ts';
import { checks, frameworks } from './checks.ts';
import { writePage } from './page.ts';
import { BUNDLE, installTools, PINNED, PINNED_FRAMEWORKS } from './toolbox.ts';

async function tryTool({ tool, packages, run }: Check): Promise<Result> {
  const version = (PINNED[packages[0]] ?? PINNED_FRAMEWORKS[packages[0]]) as string;
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
const all = [...checks, ...frameworks];
const chosen = all.filter(({ tool }) => wanted.length === 0 || wanted.includes(tool.toLowerCase()));
const unknown = wanted.filter((name) => !all.some(({ tool }) => tool.toLowerCase() === name));
if (unknown.length > 0) {
  console.error(`No tool is called ${unknown.join(', ')}. There are: ${all.map(({ tool }) => tool).join(', ')}`);
  process.exit(2);
}
if (!existsSync(BUNDLE)) {
  console.error('The bundle is not built. Run `npm run build` first.');
  process.exit(2);
}
if (chosen.some((check) => checks.includes(check))) {
  await installTools();
}
const results: Result[] = [];
// One after the other: each takes a core and up to some GB.
for (const check of chosen) {
  const result = await tryTool(check);
  results.push(result);
  const name = `${result.tool} ${result.version}`.padEnd(32);
  console.log(`${result.passed ? '✓' : '✗'} ${name} ${result.says}`);
}
if (wanted.length === 0) {
  writePage(results.slice(0, checks.length));
}
const failed = results.filter(({ passed }) => !passed).length;
console.log(`\n${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
