import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { collection, item, response } from '../support/collections.ts';

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reconstruct-cli-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const clean = JSON.stringify(collection([item({ responses: [response(200, { id: 1 })] })]));
const broken = JSON.stringify(collection([item({ method: 'LINK' }), item()]));

function run(args: readonly string[], input = ''): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, INIT_CWD: folder };
  return spawnSync(process.execPath, [cli, ...args], { cwd: folder, env, input, encoding: 'utf8' });
}

describe('the command', () => {
  test('shows examples and exit codes', () => {
    const help = execFileSync(process.execPath, [cli, '--help'], { encoding: 'utf8' });
    expect(help).toContain('reconstruct api.postman_collection.json -o openapi.yaml');
    expect(help).toContain('Exit codes');
  });

  test('reads standard input and writes standard output', () => {
    const result = run(['-', '--format', 'json'], clean);
    expect(JSON.parse(result.stdout).openapi).toBe('3.1.0');
    expect(result.stderr).toContain('1 request -> 1 operation');
    expect(result.status).toBe(0);
  });

  test('writes files relative to where it was called, whole, with a report', () => {
    writeFileSync(join(folder, 'in.json'), clean);
    expect(run(['in.json', '-o', 'out/api.yaml', '--report', 'out/report.json', '-q']).status).toBe(0);
    expect(parse(readFileSync(join(folder, 'out/api.yaml'), 'utf8')).info.title).toBe('Things');
    expect(JSON.parse(readFileSync(join(folder, 'out/report.json'), 'utf8')).counts.operations).toBe(1);
    expect(readdirSync(join(folder, 'out'))).toEqual(['api.yaml', 'report.json']);
  });

  test('ends with 1 when something had to be left out, and says what', () => {
    const result = run(['-'], broken);
    expect(result.status).toBe(1);
    expect(result.stderr).toContain('error: Get thing: OpenAPI has no method "LINK"');
  });

  test('says once what is true of many requests', () => {
    const requests = ['a', 'b', 'c'].map((name) => item({ name, url: `https://x/${name}` }));
    const { stderr } = run(['-'], JSON.stringify(collection(requests)));
    expect(stderr).toContain('warning: a: No response is saved, so none can be described. (and 2 like it)\n');
    expect(stderr.match(/No response/g)).toHaveLength(1);
  });

  test.each([
    [['--format', 'xml'], '--format is yaml or json'],
    [['--nonsense'], 'nonsense'],
    [['a.json', 'b.json'], 'One collection at a time'],
    [['--layout', 'folder'], '--layout folder needs a folder'],
    [['--report', 'report.txt'], 'ends in .md or .json'],
  ])('ends with 2 on %j', (args, message) => {
    const result = run(args);
    expect(result.status).toBe(2);
    expect(result.stderr).toContain(message);
    expect(result.stderr).toContain('--help');
  });

  test.each([
    ['a missing file', ['missing.json'], ''],
    ['no JSON', ['-'], '{"item": ['],
    ['no object', ['-'], '[]'],
  ])('ends with 3 on %s', (_name, args, input) => {
    const result = run(args, input);
    expect(result.status).toBe(3);
    expect(result.stderr).toMatch(/^error: cannot convert /);
    expect(result.stderr).not.toContain('    at ');
  });

  test('ends with 4 when the output cannot be written, and leaves nothing behind', () => {
    writeFileSync(join(folder, 'file'), '');
    const result = run(['-', '-o', 'file/out.yaml'], clean);
    expect(result.status).toBe(4);
    expect(readdirSync(folder)).toEqual(['file']);
  });

  test('writes OpenAPI 3.0, a folder, and into a specification', () => {
    expect(parse(run(['-', '--openapi', '3.0'], clean).stdout).openapi).toBe('3.0.3');
    expect(run(['-', '--layout', 'folder', '-o', 'spec'], clean).status).toBe(0);
    expect(existsSync(join(folder, 'spec/openapi.yaml'))).toBe(true);
    const again = run(['-', '--into', 'spec'], clean);
    expect(again.status).toBe(0);
    expect(again.stderr).not.toContain('create');
  });
});
