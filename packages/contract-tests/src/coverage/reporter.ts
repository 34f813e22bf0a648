import { join } from 'node:path';
import { writeWhole } from '@belvo-openapi/plumbing/write-whole';
import type { Reporter, TestModule, Vitest } from 'vitest/node';
import { documentedCodes } from '../codes/codes.ts';
import { allCells } from '../derive/cells.ts';
import { contractOf } from '../support/bundle.ts';
import { measure } from './coverage.ts';
import { renderMarkdown, renderText } from './render.ts';

/**
 * Prints what the matrix proved, writes `test-results/coverage.json` and `.md`, and fails a complete run in which a
 * cell was not proven: a test file that was lost or a test that was filtered out would otherwise go unnoticed.
 */
export class CoverageReporter implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  async onTestRunEnd(modules: readonly TestModule[]): Promise<void> {
    const vitest = this.#vitest;
    if (!vitest || !(await isComplete(vitest, modules))) {
      return;
    }
    const proven = new Set<string>();
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        // A test says itself which of its cells and codes hold, also when others do not.
        const { cells = [], codes = [] } = test.meta();
        for (const id of [...cells, ...codes]) {
          proven.add(id);
        }
      }
    }
    const { document, operations, resolve } = contractOf();
    const coverage = measure(allCells(operations, resolve), proven, documentedCodes({ document }));
    const directory = join(vitest.config.root, 'test-results');
    writeWhole(join(directory, 'coverage.json'), `${JSON.stringify(coverage, null, 2)}\n`);
    writeWhole(join(directory, 'coverage.md'), renderMarkdown(coverage));
    vitest.logger.log(`\n${renderText(coverage)}\n`);
    if (coverage.uncovered.length > 0) {
      const some = coverage.uncovered.slice(0, 20).map((id) => `  ${id}\n`);
      vitest.logger.error(`${coverage.uncovered.length} cells or error codes are not proven:\n${some.join('')}`);
      process.exitCode = 1;
    }
  }
}

/** A run of one file or of tests by name proves a part on purpose. */
async function isComplete(vitest: Vitest, modules: readonly TestModule[]): Promise<boolean> {
  const files = await vitest.globTestSpecifications();
  return !vitest.config.testNamePattern && modules.length === files.length;
}
