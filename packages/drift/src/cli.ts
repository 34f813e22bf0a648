// `pnpm drift`: fails when the collection shows something that neither the specification nor a decision record has.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { findDrift, formatReport } from './index.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const spec = join(root, 'spec');

new Command('drift')
  .description('Holds the specification against everything the Postman collection shows.')
  .argument('[collection]', 'Postman collection', join(spec, 'collection/belvo.postman_collection.json'))
  .option('-v, --verbose', 'also list the deviations that decision records cover', false)
  .addHelpText('after', '\nExit codes: 0 everything is covered, 1 something is not, 2 a file cannot be read.')
  .action((collection: string, { verbose }: { verbose: boolean }) => {
    const file = resolve(process.env.INIT_CWD ?? process.cwd(), collection);
    try {
      const report = findDrift(readFileSync(file, 'utf8'), spec);
      process.stdout.write(formatReport(report, verbose));
      process.exitCode = report.uncovered.length + report.stale.length > 0 ? 1 : 0;
    } catch (error) {
      process.stderr.write(`drift: ${(error as Error).message}\n`);
      process.exitCode = 2;
    }
  })
  .parse();
