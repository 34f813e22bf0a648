/** Postman: a collection made of the bundle, back to OpenAPI, and the one of the pages run against the mock. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startMock } from '@belvo-openapi/mock';
import { reconstruct } from '@belvo-openapi/reconstruct';
import { listOperations, type OpenApiDocument } from '@belvo-openapi/spec';
import type { Check, Finding } from '../check.ts';
import { operations } from '../document.ts';
import { BUNDLE, OUTPUT, ROOT, runTool } from '../toolbox.ts';

async function thereAndBack(): Promise<Finding> {
  const file = join(OUTPUT, 'postman.json');
  rmSync(file, { force: true });
  const args = ['-s', BUNDLE, '-o', file, '-O', 'folderStrategy=Tags,parametersResolution=Example'];
  const { output } = await runTool('openapi2postmanv2', args, OUTPUT);
  if (!existsSync(file)) {
    throw new Error(`writes no collection: ${output.slice(0, 500)}`);
  }
  const { document } = reconstruct(readFileSync(file, 'utf8'));
  const key = ({ method, path }: { method: string; path: string }): string =>
    `${method} ${path.replace(/\{[^}]+\}/g, '{}')}`;
  const back = new Set(listOperations(document as unknown as OpenApiDocument).map(key));
  const lost = operations.filter((operation) => !back.has(key(operation)));
  if (lost.length > 0 || back.size !== operations.length) {
    throw new Error(
      `${operations.length} operations became ${back.size}; lost: ${lost.map(key).slice(0, 5).join(', ')}`,
    );
  }
  return { proof: `a collection of it, back through \`reconstruct\`: the same ${back.size} operations` };
}

interface NewmanRun {
  readonly run: {
    readonly stats: { readonly requests: { readonly total: number } };
    readonly failures: readonly {
      readonly source?: { readonly name?: string };
      readonly error: { readonly message: string };
    }[];
    readonly executions: readonly {
      readonly item: { readonly name: string };
      readonly response?: { readonly code: number };
    }[];
  };
}

async function newman(): Promise<Finding> {
  const collection = join(ROOT, 'packages/docs/dist/downloads/postman.json');
  if (!existsSync(collection)) {
    throw new Error('needs the collection of the pages: run `npm run build` first');
  }
  const report = join(OUTPUT, 'newman.json');
  rmSync(report, { force: true });
  const mock = await startMock();
  try {
    const variables = { baseUrl: mock.url, productionUrl: mock.url, secretId: 'compat', secretPassword: 'compat' };
    const set = Object.entries(variables).flatMap(([name, value]) => ['--env-var', `${name}=${value}`]);
    const args = ['run', collection, ...set, '--reporters', 'json', '--reporter-json-export', report];
    const { output } = await runTool('newman', args, OUTPUT);
    if (!existsSync(report)) {
      throw new Error(`does not run: ${output.slice(0, 500)}`);
    }
  } finally {
    await mock.close();
  }
  const { run } = JSON.parse(readFileSync(report, 'utf8')) as NewmanRun;
  const wrong = [
    ...run.failures.map(({ source, error }) => `${source?.name}: ${error.message}`),
    ...run.executions
      .filter(({ response }) => response === undefined || response.code >= 300)
      .map(({ item, response }) => `${item.name}: ${response?.code}`),
  ];
  if (wrong.length > 0) {
    throw new Error(
      `${wrong.length} of ${run.stats.requests.total} requests go wrong: ${wrong.slice(0, 8).join('; ')}`,
    );
  }
  return {
    proof: `the collection of these pages against the mock: ${run.stats.requests.total} requests, all answered 2xx`,
  };
}

async function spectral(): Promise<Finding> {
  const rules = join(OUTPUT, 'spectral.yaml');
  writeFileSync(rules, 'extends: ["spectral:oas"]\n');
  const { output } = await runTool(
    'spectral',
    ['lint', BUNDLE, '-r', rules, '-f', 'json', '--quiet', '-F', 'error'],
    OUTPUT,
  );
  const findings = JSON.parse(output.slice(output.indexOf('['), output.lastIndexOf(']') + 1)) as {
    code: string;
    severity: number;
  }[];
  const errors = findings.filter(({ severity }) => severity === 0);
  if (errors.length > 0) {
    throw new Error(`${errors.length} errors, ${errors[0]?.code} among them`);
  }
  return { proof: `rules \`spectral:oas\`: no error, ${findings.length} warnings` };
}

/** In the order of the table. */
export const collections: readonly Check[] = [
  { tool: 'Spectral', packages: ['@stoplight/spectral-cli'], run: spectral },
  { tool: 'Newman', packages: ['newman'], run: newman },
  { tool: 'openapi-to-postmanv2', packages: ['openapi-to-postmanv2'], run: thereAndBack },
];
