// `pnpm bench [client|reconstruct]`: measurements. They inform; nothing passes or fails by them.
import { benchClient } from './client/bench.ts';
import { benchReconstruct } from './reconstruct/bench.ts';

const [only] = process.argv.slice(2).filter((argument) => argument !== '--');
if (only !== 'reconstruct') {
  await benchClient();
}
if (only !== 'client') {
  await benchReconstruct();
}
