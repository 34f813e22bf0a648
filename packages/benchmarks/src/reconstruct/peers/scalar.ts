import { readFileSync, writeFileSync } from 'node:fs';
import { convert } from '@scalar/postman-to-openapi';

const [input, output] = process.argv.slice(2) as [string, string];
writeFileSync(output, JSON.stringify(await convert(JSON.parse(readFileSync(input, 'utf8')))));
