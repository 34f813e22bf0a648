import { readFileSync } from 'node:fs';
import { readPort } from '@belvo-openapi/plumbing/port';
import { Command } from 'commander';
import { faultSyntax } from '../faults/parse.ts';
import { scenarioSyntax } from '../scenarios/parse.ts';
import { fromCaller, ownManifest } from './paths.ts';

/** What the command line says. */
export interface Arguments {
  readonly port: number;
  readonly host: string;
  readonly spec?: string;
  readonly scenario: readonly string[];
  readonly fault: readonly string[];
  readonly dynamic?: true;
  readonly seed?: string;
  readonly state?: true;
  readonly seedData?: string;
  readonly webhookUrl?: string;
  readonly webhookAuthorization?: string;
  readonly journal?: string;
  /** Port of the control. */
  readonly control?: number;
  readonly controlToken?: string | boolean;
  readonly cors?: readonly string[] | false;
  readonly publicUrl?: string;
  readonly faultHeader?: boolean;
}

const help = `
Faults. "a, b" plays one per request, then the API answers again. All options may be left out except answer's and
status's status and latency's ms.
${listed(faultSyntax)}

Scenarios. Several may be given; on=<operation> limits one to an operation. All options may be left out.
${listed(scenarioSyntax)}

Examples:
  $ pnpm mock
  $ pnpm mock --port 0 --scenario mfa-round
  $ pnpm mock --scenario 'long-pagination;items=1000;page-size=50'
  $ pnpm mock --scenario async-webhook --webhook-url http://127.0.0.1:3000/webhooks
  $ pnpm mock --fault 'links_update: rate-limit;retry-after=2, pass'
  $ pnpm mock --fault 'PUT /api/links/{id}/: latency;ms=3000'
  $ curl -u any:any -H 'X-Mock-Fault: html;status=502' http://127.0.0.1:4010/api/links/
  $ curl -u any:any -H 'Prefer: code=401, example=authentication_failed' http://127.0.0.1:4010/api/links/

Ctrl-C or SIGTERM ends it with exit code 0; 1 says that it could not start.`;

function listed(lines: readonly { text: string; about: string }[]): string {
  return lines.map(({ text, about }) => `  ${text}\n      ${about}`).join('\n');
}

const { version } = JSON.parse(readFileSync(ownManifest, 'utf8')) as {
  version: string;
};

/** Reads the command line. Ends the process for `--help` and for what it does not understand. */
export function readArguments(args: readonly string[]): Arguments {
  const several = (value: string, before?: readonly string[] | boolean) => [
    ...(Array.isArray(before) ? before : []),
    value,
  ];
  const given = new Command('belvo-mock')
    .description('A mock of the Belvo API on this machine, answering from the OpenAPI description.')
    .usage('[options]')
    .version(version, '-V, --version', 'print the version')
    .option('-p, --port <number>', 'port to listen on; 0 takes any free one', readPort, 4010)
    .option('--host <address>', 'address to bind to; 0.0.0.0 lets other machines in', '127.0.0.1')
    .option('--scenario <scenario>', 'switch a scenario on; may be repeated', several)
    .option('--fault <route: faults>', 'script faults for a route; may be repeated', several)
    .option('--webhook-url <url>', 'where the events of scenarios go')
    .option('--webhook-authorization <value>', 'Authorization header of the events, such as "Bearer …"')
    .option('--dynamic', 'generate bodies from the schemas instead of the examples')
    .option('--seed <text>', 'make generated bodies, ids and jitter repeatable')
    .option('--state', 'remember: what is created can be read, listed, changed and deleted')
    .option(
      '--seed-data <file>',
      'things to start with, as JSON: { "/api/links/": [{ "id": … }] }; implies --state',
      (path: string) => fromCaller(path),
    )
    .option('--journal <file>', 'append each request and answer as a line of JSON, without secrets', (path: string) =>
      fromCaller(path),
    )
    .option(
      '--spec <file>',
      'OpenAPI document to serve, JSON or YAML in one file; read again when it changes',
      (path: string) => fromCaller(path),
    )
    .option('--control <port>', 'control over HTTP on this port of this machine, 0 for any free one', readPort)
    .option('--control-token <token>', 'what callers of the control have to send; made up unless given')
    .option('--no-control-token', 'let everyone on this machine control the mock')
    .option(
      '--cors <origin>',
      'let pages of this origin read the mock, beside those of this machine; * for all',
      several,
    )
    .option('--no-cors', 'let no page read the mock')
    .option('--public-url <url>', 'base URL of next and redirects, instead of the Host of the caller')
    .option('--no-fault-header', 'ignore X-Mock-Fault in requests')
    .addHelpText('after', help)
    .showHelpAfterError('--help shows all options.')
    .parse([...args], { from: 'user' })
    .opts<Partial<Arguments> & Pick<Arguments, 'port' | 'host'>>();
  const { cors, ...others } = given as Omit<typeof given, 'cors'> & { readonly cors?: boolean | readonly string[] };
  // Commander has `true` where neither --cors nor --no-cors is given.
  const origins = cors === true || cors === undefined ? {} : { cors };
  return { scenario: [], fault: [], ...others, ...origins };
}
