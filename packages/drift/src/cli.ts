// `pnpm drift`: fails when the collection shows something that neither the specification nor a decision record has.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { findDrift, formatReport } from './index.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const spec = join(root, 'spec');

/** The collections that were named, from the caller's folder, or those of the specification. */
function filesOf(collections: readonly string[]): readonly string[] {
  const kept = join(spec, 'collection');
  return collections.length === 0
    ? globSync('*.postman_collection.json', { cwd: kept })
        .sort()
        .map((name) => join(kept, name))
    : collections.map((name) => resolve(process.env.INIT_CWD ?? process.cwd(), name));
}

new Command('drift')
  .description('Holds the specification against everything the Postman collections show.')
  .argument('[collections...]', 'Postman collections; default: all of spec/collection, and what decisions are stale')
  .option('-v, --verbose', 'also list the deviations that decision records cover', false)
  .addHelpText('after', '\nExit codes: 0 everything is covered, 1 something is not, 2 a file cannot be read.')
  .action((collections: readonly string[], { verbose }: { verbose: boolean }) => {
    try {
      const found = findDrift(
        filesOf(collections).map((file) => readFileSync(file, 'utf8')),
        spec,
      );
      // A decision may be about a collection that was not named.
      const report = collections.length > 0 ? { ...found, stale: [] } : found;
      process.stdout.write(formatReport(report, verbose));
      process.exitCode = report.uncovered.length + report.stale.length > 0 ? 1 : 0;
    } catch (error) {
      process.stderr.write(`drift: ${(error as Error).message}\n`);
      process.exitCode = 2;
    }
  })
  .parse();
