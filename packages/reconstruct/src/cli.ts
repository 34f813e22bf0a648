import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { reconstruct } from './reconstruct.ts';
import { writeDocument } from './write/writeDocument.ts';

const args = process.argv.slice(2).filter((arg) => arg !== '--no-prose');
const base = process.env.INIT_CWD ?? process.cwd();
const input = args[0] ?? 'spec/collection/belvo.postman_collection.json';
const at = args.indexOf('-o');
const { document } = reconstruct(readFileSync(resolve(base, input), 'utf8'), {
  prose: !process.argv.includes('--no-prose'),
});
const text = writeDocument(document, 'yaml');
if (at >= 0) {
  writeFileSync(resolve(base, args[at + 1] ?? ''), text);
} else {
  process.stdout.write(text);
}
