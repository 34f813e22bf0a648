// `npm run quickstart`: from a bare clone to a typed call with its six documented answers, in a few minutes.
// Installs, builds, starts the mock, calls it through the client, shows what came back, and ends.
import { ensureInstalled, root, run, runMain, UserError } from './toolchain.mjs';

const STEPS = 3;
const BUILT = ['@belvo-openapi/client', '@belvo-openapi/mock', '@belvo-openapi/docs'];

/** A step's title, then what it took. */
async function step(number, title, work) {
  const begun = Date.now();
  process.stdout.write(`[${number}/${STEPS}] ${title} …\n`);
  const note = await work((line) => process.stdout.write(`      ${line}\n`));
  process.stdout.write(`      ${note} (${((Date.now() - begun) / 1000).toFixed(1)} s)\n\n`);
}

/** Only the lines that tell progress: pnpm and turbo say much more. */
function progress(show, pattern) {
  return (line) => {
    if (pattern.test(line)) {
      show(line.trim());
    }
  };
}

await runMain(async () => {
  process.stdout.write('\nbelvo-openapi quickstart: one typed call against a mock of the Belvo API\n\n');
  await step(1, 'Installing the pinned tools', async (show) => {
    const installed = await ensureInstalled({ onLine: progress(show, /^Progress: .*done|^Packages: |^Done in /) });
    return installed ? 'installed' : 'already there';
  });
  await step(2, 'Building the specification, the client, the mock and the pages', async (show) => {
    const args = ['run', 'build', ...BUILT.map((name) => `--filter=${name}`), '--output-logs=new-only'];
    const { code, output } = await run('turbo', args, { onLine: progress(show, /cache (hit|miss)/) });
    if (code !== 0) {
      process.stderr.write(`${output.trimEnd()}\n`);
      throw new UserError('The build failed.', 'The lines above say where; `npm test` says whether more is broken.');
    }
    return 'built';
  });
  process.stdout.write(`[3/${STEPS}] Calling PUT /api/links/{id}/ through the client …\n\n`);
  const { code } = await run('node', ['packages/quickstart/src/main.ts'], { inherit: true });
  if (code !== 0) {
    throw new UserError('The calls did not work.', `The lines above say why. The repository is in ${root}.`);
  }
  return 0;
});
