/** `pnpm new`: scaffolds of the specification that leave a person the prose, which the linter lists. */
import { join } from 'node:path';
import { Command } from 'commander';
import { newDecision, newEvent, newResource } from './scaffold/scaffold.ts';
import { ROOT } from './workspace.ts';

const spec = join(ROOT, 'spec');

function report(make: () => readonly string[]): void {
  try {
    for (const path of make()) {
      console.log(`  spec/${path}`);
    }
    console.log('\nNext: `npm run spec:lint` lists what only a person can say.');
  } catch (error) {
    console.error(`new: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}

const program = new Command('new').description('Writes the files that a new part of the specification needs.');
const source = [
  '--source <document>',
  'document with the facts, as EXTENSIONS.md lists it',
  'reference-2026-04',
] as const;

program
  .command('resource')
  .description('a resource with its operations: `pnpm new resource branches --operations list,get,create`')
  .argument('<plural>', 'name in kebab-case')
  .option('--singular <name>', 'one of them; default is the plural without its s')
  .option('--path <path>', 'path of all items; default /api/<plural>/')
  .option('--tag <tag>', 'tag of the reference; default is the name in words')
  .option('--operations <verbs>', 'of list, get, create, update, modify, delete', 'list,get')
  .option(...source)
  .action((plural: string, options: Record<'singular' | 'path' | 'tag' | 'operations' | 'source', string>) => {
    const { singular, path, tag, operations, source: document } = options;
    report(() => newResource(spec, { plural, singular, path, tag, document, verbs: operations.split(',') }));
  });

program
  .command('event')
  .description('an event that Belvo sends: `pnpm new event BRANCHES historical_update`')
  .argument('<type>', 'webhook_type')
  .argument('<code>', 'webhook_code')
  .option(...source)
  .action((type: string, code: string, options: { readonly source: string }) => {
    report(() => newEvent(spec, type, code, options.source));
  });

program
  .command('decision')
  .description('a decision record: `pnpm new decision "Totals may be missing" --group 200`')
  .argument('<title>')
  .option('--group <number>', 'a number of its group, see spec/decisions/README.md', '1')
  .action((title: string, { group }: { readonly group: string }) => {
    report(() => newDecision(spec, title, Number(group), new Date().toISOString().slice(0, 10)));
  });

program.parse(process.argv.filter((argument, at) => at < 2 || argument !== '--'));
