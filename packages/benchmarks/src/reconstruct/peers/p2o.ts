import { createRequire } from 'node:module';

type Convert = (input: string, output: string, options: object) => Promise<string>;
const p2o = createRequire(import.meta.url)('postman-to-openapi') as Convert;
const [input, output] = process.argv.slice(2) as [string, string];
await p2o(input, output, { defaultTag: 'General' });
