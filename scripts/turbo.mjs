// `node scripts/turbo.mjs run build …`: turbo with the workspace's tools and without telemetry, from any shell.
import { ensureInstalled, run, runMain } from './toolchain.mjs';

await runMain(async () => {
  await ensureInstalled();
  const { code } = await run('turbo', process.argv.slice(2), { inherit: true });
  return code;
});
