// The built command: scripts/bundle.ts makes it CommonJS, because Node starts that faster. From the sources, cli.ts runs.
import { loadFile } from './compiled-code.ts';
import { compileForShortLife, LARGE } from './engine.ts';

/** Put in by scripts/bundle.ts. */
declare const MAIN_DIGEST: string;

type Main = typeof import('./main.ts');

// A small collection uses too little of the code, a large one changes flags, which makes V8 refuse what was kept.
const TYPICAL = 100_000;

// V8 keeps compiled code apart by its flags, so these come first.
compileForShortLife();
const loaded = loadFile(`${__dirname}/main.cjs`, MAIN_DIGEST, require);
const { main } = loaded.exports as Main;

let inputLength = 0;
main(process.argv.slice(2), (length) => {
  inputLength = length;
}).then((exitCode) => {
  process.exitCode = exitCode;
  if (!loaded.fromCache && inputLength >= TYPICAL && inputLength <= LARGE) {
    loaded.keep();
  }
});
