// The surface as a reader sees it: written down once, each name for one thing, and enough to write programs from.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript5';
import { beforeAll, describe, expect, test } from 'vitest';
import { apiReport, type Exported, exportedNames } from '../../codegen/surface-report.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('names', () => {
  let names: readonly Exported[];
  beforeAll(() => {
    names = exportedNames();
  });

  test('are written down as they are', () => {
    expect(apiReport(), 'run `pnpm api-report`').toBe(readFileSync(join(root, 'api-report.md'), 'utf8'));
  });

  test('stand for one thing each, wherever they are exported', () => {
    const places = new Map<string, Set<string>>();
    for (const { name, place } of names) {
      places.set(name, (places.get(name) ?? new Set()).add(place));
    }
    expect([...places].filter(([, all]) => all.size > 1)).toEqual([]);
  });

  test('of functions are never exported as types alone, and errors are classes that can be caught', () => {
    const typeOnly = names.filter(({ isValue, name }) => !isValue && /^[a-z]/.test(name));
    expect(typeOnly.filter(({ name }) => !['components', 'operations', 'paths'].includes(name))).toEqual([]);
    const errors = names.filter(
      ({ name, isGenerated }) => name.endsWith('Error') && !isGenerated && name !== 'AnyApiError',
    );
    expect(errors.length).toBeGreaterThan(15);
    expect(errors.filter(({ isValue }) => !isValue)).toEqual([]);
  });

  test('of durations say their unit in one form: set plainly, told with Ms', () => {
    expect(readFileSync(join(root, 'api-report.md'), 'utf8')).not.toMatch(/\w+(Seconds|Millis|Minutes)\b/);
    const options = names.filter(({ name }) => /(Options|Settings)$/.test(name)).map(({ text }) => text);
    expect(options.join('\n')).not.toMatch(/Ms\?/);
  });
});

describe('from completion alone', () => {
  let service: ts.LanguageService;
  let version = 0;
  let program = '';
  const file = join(root, 'walk.mts');

  beforeAll(() => {
    const options: ts.CompilerOptions = {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      strict: true,
      types: ['node'],
    };
    service = ts.createLanguageService({
      getCompilationSettings: () => options,
      getScriptFileNames: () => [file],
      getScriptVersion: (name) => (name === file ? String(version) : '1'),
      getScriptSnapshot: (name) => {
        const text = name === file ? program : ts.sys.readFile(name);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => root,
      getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
      fileExists: (name) => name === file || ts.sys.fileExists(name),
      readFile: (name) => (name === file ? program : ts.sys.readFile(name)),
      readDirectory: ts.sys.readDirectory,
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
    });
  });

  const START = `import { createBelvoClient, optionsFromEnv, MfaRequiredError, isApiError } from '@belvo-openapi/client';
const belvo = createBelvoClient(optionsFromEnv());
`;

  /** What an editor offers where the program has a `|`. */
  function offered(text: string): readonly string[] {
    const at = START.length + text.indexOf('|');
    program = START + text.replace('|', '');
    version++;
    return service.getCompletionsAtPosition(file, at, {})?.entries.map(({ name }) => name) ?? [];
  }

  /** What an editor shows of what stands before the `|`: its type, and its documentation. */
  function shown(text: string): string {
    const at = START.length + text.indexOf('|') - 1;
    program = START + text.replace('|', '');
    version++;
    const info = service.getQuickInfoAtPosition(file, at);
    const parts = [...(info?.displayParts ?? []), ...(info?.documentation ?? [])];
    return [
      ...parts.map((part) => part.text),
      ...(info?.tags ?? []).flatMap(({ text: tag }) => tag?.map((part) => part.text) ?? []),
    ].join('');
  }

  test('a program can be imported', () => {
    program = `import { | } from '@belvo-openapi/client';`.replace('|', '');
    version++;
    const names = service.getCompletionsAtPosition(file, 9, {})?.entries.map(({ name }) => name) ?? [];
    expect(names).toEqual(
      expect.arrayContaining(['createBelvoClient', 'optionsFromEnv', 'AuthenticationError', 'Link']),
    );
    expect(names.filter((name) => /^(Unauthorized|Forbidden|BadRequest)Error$/.test(name))).toEqual([]);
  });

  test('settings', () => {
    const names = offered(`createBelvoClient({ | });`);
    expect(names).toEqual(expect.arrayContaining(['environment', 'secretId', 'timeout', 'retries', 'hooks', 'logger']));
    expect(offered(`createBelvoClient({ secretId: '', secretPassword: '', environment: '|' });`)).toEqual([
      'sandbox',
      'production',
    ]);
  });

  test('update', () => {
    expect(offered('belvo.|')).toEqual(expect.arrayContaining(['links', 'accounts', 'transactions']));
    expect(offered('belvo.links.|')).toEqual(expect.arrayContaining(['update', 'list', 'delete', 'register']));
    expect(offered(`belvo.links.update('id', { | })`)).toEqual(expect.arrayContaining(['password', 'token']));
    const hover = shown(`belvo.links.update|('id', { password: '' })`);
    expect(hover).toContain('body: LinkUpdateRequest, options?: MfaCallOptions');
    expect(hover).toContain('Retried automatically only when the request provably never reached Belvo.');
    expect(hover).not.toContain('127.0.0.1');
    expect(offered(`(await belvo.links.update('id', { password: '' })).|`)).toContain('status');
  });

  test('list', () => {
    expect(offered('belvo.links.list({ | })')).toEqual(expect.arrayContaining(['status__in', 'page_size']));
    expect(offered(`belvo.links.list({ status__in: ['|'] })`)).toContain('valid');
    expect(offered('belvo.links.list().|')).toEqual(
      expect.arrayContaining(['toArray', 'pages', 'withResponse', 'result']),
    );
    expect(offered('belvo.links.list().toArray({ | })')).toEqual(['limit']);
    expect(offered('for await (const link of belvo.links.list()) { link.| }')).toContain('institution');
  });

  test('a second factor', () => {
    expect(offered(`belvo.links.update('id', { password: '' }, { | })`)).toEqual(
      expect.arrayContaining(['onMfa', 'signal', 'timeout']),
    );
    const asked = `belvo.links.update('id', { password: '' }, { onMfa: (challenge) => challenge.| })`;
    expect(offered(asked)).toEqual(expect.arrayContaining(['instructions', 'expiresAt', 'value', 'session']));
    expect(offered(`(await belvo.links.update('id', { password: '' }).flow()).|`)).toContain('state');
    expect(offered('declare const e: unknown; if (e instanceof MfaRequiredError) { e.| }')).toEqual(
      expect.arrayContaining(['resume', 'challenge', 'expiresAt']),
    );
  });

  test('errors', () => {
    const caught = 'declare const e: unknown; if (isApiError(e)) {';
    expect(offered(`${caught} e.| }`)).toEqual(expect.arrayContaining(['status', 'code', 'requestId', 'errors']));
    expect(offered(`${caught} if (e.status === 429) { e.| } }`)).toContain('retryAfterMs');
    expect(offered(`${caught} if (e.status === 401 && e.code === '|') {} }`)).toContain('authentication_failed');
    expect(offered(`const r = await belvo.links.get('x').result(); if (!r.ok) { r.| }`)).toEqual([
      'error',
      'ok',
      'status',
    ]);
  });

  test('asynchronous work', () => {
    expect(offered(`belvo.links.delete('id', { | })`)).toContain('mode');
    expect(offered(`belvo.links.delete('id', { mode: '|' })`)).toEqual(['async']);
    expect(offered(`(await belvo.links.delete('id', { mode: 'async' })).|`)).toContain('request_id');
    expect(offered(`belvo.paymentIntents.create({} as never, { | })`)).toContain('idempotencyKey');
  });

  test('webhooks', () => {
    const start = `import { createNodeHandler } from '@belvo-openapi/client/webhooks';\n`;
    expect(offered(`${start}createNodeHandler({ | });`)).toEqual(
      expect.arrayContaining(['authorization', 'onEvent', 'onError', 'deliveries']),
    );
    const event = `${start}createNodeHandler({ authorization: null, onEvent(received) { if (received.name === '|') {} } });`;
    expect(offered(event)).toContain('transactions-historical-update');
  });
});
