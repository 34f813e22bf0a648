import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plainScript } from './plain-script.ts';
import { writeSyntheticCollection } from './synthetic-collection.ts';

const LIMIT_SECONDS = 120;
const ROUNDS = 5;
/** Nothing is repeated beyond this: the slowest take half a minute for the largest collection. */
const ROUNDS_SECONDS = 10;
const own = fileURLToPath(new URL('../bin/reconstruct.cjs', import.meta.resolve('@belvo-openapi/reconstruct')));

interface Tool {
  readonly name: string;
  readonly args: (input: string, output: string) => string[];
}

const TOOLS: readonly Tool[] = [
  { name: 'reconstruct', args: (input, output) => [own, input, '-q', '--no-record', '-o', output] },
  ...['scalar', 'postman2openapi', 'p2o'].map((name) => ({
    name,
    args: (input: string, output: string) => [plainScript(`peers/${name}.ts`), input, output],
  })),
];

interface Usage {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMB: number;
}

/** Converts synthetic collections of 1, 10 and 100 MB with every converter, one process each, start included. */
export async function benchReconstruct(sizes: readonly number[] = [1, 10, 100]): Promise<void> {
  console.log(
    '\nReconstruction: Postman collection -> OpenAPI, process start included (best of up to 5; CPU of all threads)\n',
  );
  console.log(row(['MB', 'converter', 'seconds', 'MB/s', 'CPU s', 'peak MB', 'peak/input']));
  const folder = mkdtempSync(join(tmpdir(), 'bench-reconstruct-'));
  try {
    for (const size of sizes) {
      const input = join(folder, `${size}.json`);
      const megabytes = writeSyntheticCollection(input, size) / 1e6;
      for (const tool of TOOLS) {
        const best = await measure(tool, input, join(folder, 'out.yaml'));
        console.log(row([megabytes.toFixed(0), tool.name, ...figures(best, megabytes)]));
      }
      rmSync(input);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(tool: Tool, input: string, output: string): Promise<Usage | undefined> {
  let best: Usage | undefined;
  let total = 0;
  for (let round = 0; round < ROUNDS && total < ROUNDS_SECONDS; round += 1) {
    const usage = await run(tool.args(input, output));
    if (!usage) {
      return best;
    }
    total += usage.seconds;
    if (!best || usage.seconds < best.seconds) {
      best = usage;
    }
  }
  return best;
}

/** What one process used; undefined when it failed or took too long. */
function run(args: readonly string[]): Promise<Usage | undefined> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', plainScript('report-usage.ts'), ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT_SECONDS * 1000);
  let text = '';
  child.stdio[3]?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return new Promise((done) => {
    child.on('close', (code) => {
      clearTimeout(limit);
      const seconds = (performance.now() - started) / 1000;
      done(code === 0 && text !== '' ? { seconds, ...(JSON.parse(text) as Omit<Usage, 'seconds'>) } : undefined);
    });
  });
}

function figures(usage: Usage | undefined, megabytes: number): string[] {
  if (!usage) {
    return ['failed', '', '', '', ''];
  }
  const { seconds, cpuSeconds, peakMB } = usage;
  return [
    seconds.toFixed(2),
    (megabytes / seconds).toFixed(1),
    cpuSeconds.toFixed(2),
    peakMB.toFixed(0),
    (peakMB / megabytes).toFixed(1),
  ];
}

function row(cells: readonly string[]): string {
  const widths = [5, 17, 9, 8, 8, 9, 11];
  return cells
    .map((cell, index) => (index === 1 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0)))
    .join(' ');
}
