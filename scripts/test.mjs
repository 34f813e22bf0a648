// `npm test`: everything that must hold, from a bare clone. Installs, then lets turbo run lint, types, drift, the
// version check and every test (answered from its cache where nothing changed), and closes with the line `N passed, N failed`.
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root, run, runMain, UserError } from './toolchain.mjs';

const TASKS = ['//#lint:code', '//#lint:yaml', 'lint', 'typecheck', 'drift', 'version:check', 'test'];

/** The workspace's package folders, relative to the root. */
function packageFolders() {
  const inPackages = readdirSync(join(root, 'packages')).map((name) => join('packages', name));
  return ['spec', ...inPackages].filter((folder) => statSync(join(root, folder)).isDirectory());
}

const resultsFile = (folder) => join(root, folder, 'test-results', 'vitest.json');

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The summary that turbo wrote of the run that just ended. */
function lastRunSummary(startedAt) {
  const folder = join(root, '.turbo', 'runs');
  const files = (existsSync(folder) ? readdirSync(folder) : []).map((name) => join(folder, name));
  const newest = files
    .filter((file) => statSync(file).mtimeMs >= startedAt)
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  const summary = newest && readJson(newest);
  if (!summary) {
    throw new UserError('turbo left no summary of its run.', 'The lines above say why; run the command again.');
  }
  return summary;
}

/** Failed assertions of one package as `file › test`. */
function failedTests(results) {
  return results.testResults.flatMap((file) => {
    const failed = file.assertionResults.filter((test) => test.status === 'failed').map((test) => test.fullName);
    const names = failed.length > 0 || file.status !== 'failed' ? failed : ['(the file itself)'];
    return names.map((name) => `${file.name.replace(`${root}/`, '')} › ${name}`);
  });
}

/** One row per task that ran or was asked for: how many checks it stands for and how many of them failed. */
function tally(summary) {
  const rows = [];
  for (const task of summary.tasks) {
    const isVitest = task.task === 'test';
    if (task.command === '<NONEXISTENT>') {
      continue;
    }
    const exitCode = task.execution?.exitCode;
    const failed = exitCode !== 0;
    const row = {
      name: task.taskId,
      cached: task.cache?.status === 'HIT',
      passed: 0,
      failed: 0,
      skipped: 0,
      failures: [],
    };
    const results = isVitest ? readJson(resultsFile(task.directory)) : undefined;
    if (results) {
      row.passed = results.numPassedTests;
      row.skipped = results.numPendingTests + results.numTodoTests;
      row.failures = failedTests(results);
      row.failed = row.failures.length;
      if (failed && row.failed === 0) {
        row.failed = 1;
        row.failures = [`${row.name} ended with exit code ${exitCode}`];
      }
    } else if (failed) {
      row.failed = 1;
      row.failures = [
        exitCode === undefined ? `${row.name} did not run` : `${row.name} ended with exit code ${exitCode}`,
      ];
    } else if (isVitest) {
      row.failed = 1;
      row.failures = [`${row.name} left no results`];
    } else {
      row.passed = 1;
    }
    rows.push(row);
  }
  return rows;
}

function report(rows) {
  const width = Math.max(...rows.map((row) => row.name.length));
  process.stdout.write('\n');
  for (const row of rows) {
    const skipped = row.skipped > 0 ? `, ${row.skipped} skipped` : '';
    const cached = row.cached ? '  (unchanged, from cache)' : '';
    const mark = row.failed > 0 ? '✗' : '✓';
    process.stdout.write(
      `${mark} ${row.name.padEnd(width)}  ${row.passed} passed, ${row.failed} failed${skipped}${cached}\n`,
    );
  }
  const failures = rows.flatMap((row) => row.failures);
  if (failures.length > 0) {
    process.stdout.write(`\nFailed:\n${failures.map((line) => `  ✗ ${line}`).join('\n')}\n`);
  }
}

await runMain(async () => {
  const quiet = process.argv.includes('--quiet');
  process.stdout.write('Installing what is missing …\n');
  await ensureInstalled({ onLine: quiet ? undefined : (line) => process.stdout.write(`  ${line}\n`) });
  // Results of earlier runs must not count: turbo restores those of unchanged packages from its cache.
  for (const folder of packageFolders()) {
    rmSync(join(root, folder, 'test-results'), { recursive: true, force: true });
  }
  // Summaries are only read right after their run.
  rmSync(join(root, '.turbo', 'runs'), { recursive: true, force: true });
  const startedAt = Date.now() - 1000;
  const only = process.argv.slice(2).filter((argument) => argument !== '--quiet');
  const { code } = await run(
    'turbo',
    ['run', ...TASKS, '--continue=dependencies-successful', '--summarize', '--concurrency=3', ...only],
    { inherit: true },
  );
  const rows = tally(lastRunSummary(startedAt));
  report(rows);
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  const skipped = sum('skipped');
  process.stdout.write(
    `\n${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
  );
  return code === 0 && sum('failed') === 0 ? 0 : 1;
});
