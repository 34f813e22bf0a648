import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeWhole } from '@belvo-openapi/plumbing/write-whole';
import { loadBundle } from '@belvo-openapi/spec';
import { runClientMutants } from './client/run.ts';
import { runSpecMutants } from './spec/run.ts';
import { killRate, showVerdicts, type Verdict } from './verdict.ts';

const HELP = `Breaks the specification and the client in many places, one at a time, and tells which part of the suite notices.

  pnpm mutate [--spec 220] [--client 120] [--seed 1]

  --spec N    mutants of the bundled specification; 0 for none (default 220)
  --client N  mutants of the client's runtime; 0 for none (default 120)
  --seed N    another seed draws other mutants (default 1)

Ends with 1 when fewer than 95 % are killed. Writes test-results/mutation.json.`;

const WANTED = 0.95;

const { values } = parseArgs({
  options: {
    spec: { type: 'string', default: '220' },
    client: { type: 'string', default: '120' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

if (values.help) {
  console.log(HELP);
} else {
  const seed = Number(values.seed);
  const ofSpec =
    Number(values.spec) === 0 ? [] : await runSpecMutants(loadBundle({ full: true }), Number(values.spec), seed);
  console.log(showVerdicts('specification', ofSpec));
  const ofClient =
    Number(values.client) === 0
      ? []
      : await runClientMutants(Number(values.client), seed, (done, verdict) => {
          const outcome = verdict.killers.length === 0 ? 'SURVIVED' : 'killed';
          console.log(`[${done}/${values.client}] ${outcome} ${verdict.operator} at ${verdict.place}: ${verdict.what}`);
        });
  console.log(showVerdicts('client', ofClient));
  report([...ofSpec, ...ofClient]);
}

function report(verdicts: readonly Verdict[]): void {
  const file = fileURLToPath(new URL('../../test-results/mutation.json', import.meta.url));
  writeWhole(file, `${JSON.stringify({ rate: killRate(verdicts), verdicts }, null, 2)}\n`);
  const rate = (killRate(verdicts) * 100).toFixed(1);
  console.log(`together: ${rate} % of ${verdicts.length} mutants killed`);
  process.exitCode = killRate(verdicts) < WANTED ? 1 : 0;
}
