import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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
    expect(readdirSync(join(folder, 'out'))).toEqual(['api.record.txt', 'api.yaml', 'report.json']);
    expect(run(['in.json', '-o', 'bare/api.yaml', '--no-record']).stderr).not.toContain('record');
    expect(readdirSync(join(folder, 'bare'))).toEqual(['api.yaml']);
  });

  test('records what each collection said, for a later merge', () => {
    const call = (name: string, body: object) =>
      JSON.stringify({
        ...collection([item({ url: `https://x/${name}`, responses: [response(200, body)] })]),
        info: { name },
      });
    writeFileSync(join(folder, 'a.json'), call('a', { id: 1 }));
    writeFileSync(join(folder, 'b.json'), call('b', { id: 1, name: 'x' }));
    expect(run(['a.json', 'b.json', '-o', 'api.yaml']).stderr).toContain('record: api.record.txt, api.record.b.txt;');
    const file = join(folder, 'api.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/\n {8}name:\n {10}type: string/, ''));
    writeFileSync(join(folder, 'a.json'), call('a', { id: 1, more: true }));
    const merged = run(['a.json', 'b.json', '--into', 'api.yaml', '--report', 'merge.md']);
    expect(merged.stderr).toMatch(/a into api\.yaml: 2 applied.*\n.*b into api\.yaml: 0 applied.* 1 kept/);
    expect(readFileSync(join(folder, 'merge.md'), 'utf8').match(/^# .*/gm)).toEqual([
      '# Merge of a into api.yaml',
      '# Merge of b into api.yaml',
    ]);
    expect(run(['a.json', 'b.json', '--into', 'api.yaml', '--check', '-q']).status).toBe(0);
  });

  test('ends with 1 when something had to be left out, and says what', () => {
    const result = run(['-'], broken);
    expect(result.status).toBe(1);
    expect(result.stderr).toContain('error: Get thing: OpenAPI has no method "LINK"');
    const merged = run(['-', '--into', 'api.yaml', '--report', 'm.md'], broken);
    expect(merged.status).toBe(1);
    expect(merged.stderr).toContain(
      'error: 1 part of Things not converted (the report lists them): OpenAPI has no method',
    );
    expect(readFileSync(join(folder, 'm.md'), 'utf8')).toMatch(/## Not converted\n\n- .*\n {2}- Get thing\n/);
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
    [['-', '-'], 'Standard input can be read only once'],
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

  test.each([
    ['an OpenAPI document', '{"openapi": "3.0.0", "paths": {}}', 'this is an OpenAPI document'],
    ['YAML of one', 'openapi: 3.0.0\npaths: {}\n', 'this is an OpenAPI document'],
    ['an environment', '{"name": "Dev", "values": []}', 'this is a Postman environment'],
    ['nothing', '', 'the input is empty'],
    ['prose', 'Dear reader,\n: hello', 'neither JSON nor YAML'],
  ])('refuses %s and leaves the output alone', (_name, input, message) => {
    writeFileSync(join(folder, 'api.yaml'), 'mine');
    const result = run(['-', '-o', 'api.yaml', '--report', 'report.md'], input);
    expect(result.stderr.toLowerCase()).toContain(message.toLowerCase());
    expect(result.status).toBe(3);
    expect(readdirSync(folder)).toEqual(['api.yaml']);
    expect(readFileSync(join(folder, 'api.yaml'), 'utf8')).toBe('mine');
  });

  test('never writes over what it reads', () => {
    writeFileSync(join(folder, 'in.json'), clean);
    writeFileSync(join(folder, 'dev.json'), '{"values": []}');
    symlinkSync('in.json', join(folder, 'link.json'));
    const wrong: readonly (readonly string[])[] = [
      ['in.json', '-o', './in.json'],
      ['in.json', '-o', 'link.json'],
      ['in.json', '-o', 'out.yaml', '--report', 'in.json'],
      ['in.json', '--env', 'dev.json', '-o', 'dev.json'],
      ['in.json', '-o', 'out.json', '--report', './out.json'],
    ];
    for (const args of wrong) {
      expect(run(args), args.join(' ')).toMatchObject({ status: 2, stderr: expect.stringContaining('name') });
    }
    expect(readFileSync(join(folder, 'in.json'), 'utf8')).toBe(clean);
    expect(readdirSync(folder).sort()).toEqual(['dev.json', 'in.json', 'link.json']);
  });

  test('writes through a link to the file behind it, and keeps its permissions', () => {
    mkdirSync(join(folder, 'real'));
    writeFileSync(join(folder, 'real/api.yaml'), 'old', { mode: 0o640 });
    symlinkSync('real/api.yaml', join(folder, 'link.yaml'));
    expect(run(['-', '-o', 'link.yaml', '-q'], clean).status).toBe(0);
    expect(lstatSync(join(folder, 'link.yaml')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real/api.yaml'), 'utf8')).toContain('openapi');
    expect(statSync(join(folder, 'real/api.yaml')).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(folder, 'real'))).toEqual(['api.yaml']);
    expect(existsSync(join(folder, 'link.record.txt'))).toBe(true);
  });

  test('goes on in a file that is open already', () => {
    writeFileSync(join(folder, 'all.yaml'), '# mine\n');
    const file = openSync(join(folder, 'all.yaml'), 'a');
    const { status } = spawnSync(process.execPath, [cli, '-', '-o', '/dev/stdout', '-q'], {
      input: clean,
      stdio: ['pipe', file, 'pipe'],
    });
    closeSync(file);
    expect(status).toBe(0);
    expect(readFileSync(join(folder, 'all.yaml'), 'utf8')).toMatch(/^# mine\nopenapi/);
    expect(readdirSync(folder)).toEqual(['all.yaml']);
  });

  test('reads UTF-16, as some editors write it', () => {
    writeFileSync(join(folder, 'little.json'), `\ufeff${clean}`, 'utf16le');
    writeFileSync(join(folder, 'big.json'), Buffer.from(`\ufeff${clean}`, 'utf16le').swap16());
    expect(parse(run(['little.json', 'big.json', '-q']).stdout).info.title).toBe('Things, Things');
  });

  test('says what to give when nothing is given, and when a folder holds no collection', () => {
    expect(run([])).toMatchObject({ status: 2, stderr: expect.stringContaining('Name the collection to convert') });
    expect(run(['.'])).toMatchObject({ status: 3, stderr: expect.stringContaining('holds no collection') });
  });

  test('writes to a pipe in place', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = spawn('cat', [pipe]);
    const read = new Promise<string>((resolve) => {
      let text = '';
      reader.stdout.on('data', (chunk) => {
        text += chunk;
      });
      reader.on('close', () => resolve(text));
    });
    expect(run(['-', '-o', 'pipe', '-q'], clean).status).toBe(0);
    expect(await read).toContain('openapi');
    expect(statSync(pipe).isFIFO()).toBe(true);
  });

  test('reads several collections, with environments', () => {
    writeFileSync(join(folder, 'a.json'), JSON.stringify(collection([item({ url: '{{host}}/a' })])));
    writeFileSync(join(folder, 'b.json'), JSON.stringify(collection([item({ url: '{{host}}/b' })])));
    writeFileSync(
      join(folder, 'dev.json'),
      '{"name": "Dev", "values": [{"key": "host", "value": "https://dev.example.com"}]}',
    );
    const document = parse(run(['a.json', 'b.json', '--env', 'dev.json', '-q']).stdout);
    expect(Object.keys(document.paths)).toEqual(['/a', '/b']);
    expect(document.servers).toEqual([{ url: 'https://dev.example.com', description: 'Dev' }]);
  });

  test('reads the folder of a collection in the v3 format', () => {
    const files = {
      '.resources/definition.yaml': '$kind: collection\nname: Pets\nvariables:\n  - key: host\n    value: https://x\n',
      'Dogs/List dogs.request.yaml': "$kind: http-request\nmethod: GET\nurl: '{{host}}/dogs'\n",
      'Dogs/.resources/List dogs.resources/examples/Ok.example.yaml':
        "$kind: http-example\nresponse:\n  statusCode: 200\n  body:\n    type: json\n    content: '[]'\n",
    };
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, 'pets', name)), { recursive: true });
      writeFileSync(join(folder, 'pets', name), text);
    }
    const document = parse(run(['pets', '-q']).stdout);
    expect(document.info.title).toBe('Pets');
    expect(document.paths['/dogs'].get).toMatchObject({ tags: ['Dogs'], responses: { 200: { description: 'Ok' } } });
  });

  test('has Redocly accept paths that end in a slash, and nothing else', () => {
    const items = ['a', 'b', 'c', 'd'].map((name) => item({ url: `https://api.example.com/${name}/:id/` }));
    const ignored = join(folder, '.redocly.lint-ignore.yaml');
    const accepted = (): unknown => parse(readFileSync(ignored, 'utf8'));
    const slashes = ['#/paths/~1a~1{id}~1', '#/paths/~1b~1{id}~1', '#/paths/~1c~1{id}~1', '#/paths/~1d~1{id}~1'];
    const own = "# Ours.\nold.yaml:\n  info-license: ['#/info'] # why\n";
    writeFileSync(ignored, own);
    const { stderr } = run(['-', '-o', 'api.yaml'], JSON.stringify(collection(items)));
    expect(stderr).toContain('4 paths end in a slash');
    const rules = { 'no-path-trailing-slash': slashes };
    expect(accepted()).toEqual({ 'old.yaml': { 'info-license': ['#/info'] }, 'api.yaml': rules });
    const text = readFileSync(ignored, 'utf8');
    expect(text).toContain('# Ours.');
    expect(text).toContain('# why');
    run(['-', '-o', 'api.yaml'], JSON.stringify(collection(items)));
    expect(readFileSync(ignored, 'utf8')).toBe(text);
    writeFileSync(ignored, "api.yaml:\n  no-path-trailing-slash:\n    - '#/paths/~1mine~1'\n");
    run(['-', '-o', 'api.yaml'], JSON.stringify(collection(items)));
    expect(accepted()).toEqual({ 'api.yaml': { 'no-path-trailing-slash': ['#/paths/~1mine~1', ...slashes] } });
    run(['-', '--layout', 'folder', '-o', 'parts'], JSON.stringify(collection(items)));
    const inFolder = readFileSync(join(folder, 'parts/.redocly.lint-ignore.yaml'), 'utf8');
    expect(parse(inFolder)).toEqual({ 'openapi.yaml': rules });
    for (const other of ['not: [yaml', '- a list\n', 'api.yaml: [x]\n']) {
      writeFileSync(ignored, other);
      expect(run(['-', '-o', 'api.yaml'], JSON.stringify(collection(items))).stderr).toContain('left as it was');
      expect(readFileSync(ignored, 'utf8')).toBe(other);
    }
  });

  test('merges into a specification, tells what it did, and checks without writing', () => {
    expect(run(['-', '--into', 'spec'], clean).status).toBe(0);
    const changed = JSON.stringify(collection([item({ responses: [response(200, { id: 1, more: true })] })]));
    const before = readFileSync(join(folder, 'spec/openapi.record.txt'), 'utf8');
    expect(run(['-', '--into', 'spec', '--check'], clean).status).toBe(0);
    const check = run(['-', '--into', 'spec', '--check', '--report', 'check.md'], changed);
    expect(check.status).toBe(1);
    expect(check.stderr).toContain('to apply GET /things/{id}: response 200 body more');
    expect(readFileSync(join(folder, 'check.md'), 'utf8')).toContain('Files that would be written');
    expect(readFileSync(join(folder, 'spec/openapi.record.txt'), 'utf8')).toBe(before);
    const merged = run(['-', '--into', 'spec', '--report', 'merge.json'], changed);
    expect(merged.status).toBe(0);
    expect(merged.stderr).toContain('2 applied, 0 conflicts');
    const report = JSON.parse(readFileSync(join(folder, 'merge.json'), 'utf8'));
    expect(report.merge.entries[0]).toMatchObject({ operation: 'GET /things/{id}', outcome: 'applied' });
    expect(run(['-', '--into', 'spec', '--check'], changed).status).toBe(0);
  });

  test('ends with 1 when a conflict is left, and with 3 when there is no specification to read', () => {
    run(['-', '--into', 'api.json'], clean);
    const file = join(folder, 'api.json');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"integer"', '"boolean"'));
    const other = JSON.stringify(collection([item({ responses: [response(200, { id: 'x' })] })]));
    const conflict = run(['-', '--into', 'api.json'], other);
    expect(conflict.stderr).toMatch(/^conflict GET \/things\/\{id\}: .*response 200 body id type/m);
    expect(conflict.status).toBe(1);
    writeFileSync(file, '[]');
    const broken = run(['-', '--into', 'api.json'], clean);
    expect(broken.status).toBe(3);
    expect(broken.stderr).toMatch(/^error: cannot read the specification: .*api\.json is no OpenAPI 3 document/);
    expect(run(['-', '--check'], clean).status).toBe(2);
  });
});
