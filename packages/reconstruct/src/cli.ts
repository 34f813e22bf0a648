import { compileForShortLife } from './cli/engine.ts';
import { main } from './cli/main.ts';

compileForShortLife();
// No top-level await: the bundle is CommonJS, which Node starts faster.
main(process.argv.slice(2)).then((exitCode) => {
  // What is left is memory to be tidied up, which the system does faster.
  process.exit(exitCode);
});
