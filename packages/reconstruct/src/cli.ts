import { compileForShortLife } from './cli/engine.ts';
import { main } from './cli/main.ts';

compileForShortLife();
// No top-level await: the bundle is CommonJS, which Node starts faster.
main(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
