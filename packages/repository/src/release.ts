/** `pnpm release`: packs what teams install, raises all versions together, and rehearses publishing. */
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { packAll } from './release/pack.ts';
import { raiseVersions } from './release/raise-versions.ts';
import { rehearse } from './release/rehearse.ts';
import { ROOT } from './workspace.ts';

const caller = process.env.INIT_CWD ?? process.cwd();

async function attempt(work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(`release: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}

const program = new Command('release').description('Packs what teams install, and raises all versions together.');

program
  .command('pack')
  .description('tarballs of every package that teams install, built before')
  .option('--to <folder>', 'where they are written', join(ROOT, 'packed'))
  .option('--folders', 'unpacked folders instead, to be listed in a workspace', false)
  .action(({ to, folders }: { readonly to: string; readonly folders: boolean }) => {
    return attempt(() => {
      for (const { name, path } of packAll(resolve(caller, to), { folders })) {
        console.log(`${name.padEnd(32)} ${path}`);
      }
    });
  });

program
  .command('version')
  .description('raises every package and the specification, and closes the changelogs')
  .argument('<version>', 'such as 0.2.0')
  .action((version: string) => {
    return attempt(() => {
      for (const path of raiseVersions(ROOT, version, new Date().toISOString().slice(0, 10))) {
        console.log(`  ${path}`);
      }
      console.log(`\nNext: npm run spec:diff, npm test, then commit and tag v${version}.`);
    });
  });

program
  .command('rehearse')
  .description('publishes to a registry on this machine, installs from it in an empty project, runs what is installed')
  .action(() => attempt(() => rehearse((line) => console.log(line))));

await program.parseAsync(process.argv.filter((argument, at) => at < 2 || argument !== '--'));
