import { compileForShortLife } from './cli/engine.ts';
import { main } from './cli/main.ts';

compileForShortLife();
process.exitCode = await main(process.argv.slice(2));
