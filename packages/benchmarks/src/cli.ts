// `pnpm bench`: measurements. They inform; nothing passes or fails by them.
import { benchClient } from './client/bench.ts';

await benchClient();
