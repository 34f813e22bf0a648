import { smoke } from './smoke.mjs';

const [url, closed] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await smoke(url, closed)));
