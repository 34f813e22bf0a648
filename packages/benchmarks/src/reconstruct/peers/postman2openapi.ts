import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { transpile } = createRequire(import.meta.url)('postman2openapi') as { transpile: (input: unknown) => unknown };
const plain = (value: unknown): unknown => {
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([key, one]) => [key, plain(one)]));
  }
  return Array.isArray(value) ? value.map(plain) : value;
};
const [input, output] = process.argv.slice(2) as [string, string];
writeFileSync(output, JSON.stringify(plain(transpile(JSON.parse(readFileSync(input, 'utf8'))))));
