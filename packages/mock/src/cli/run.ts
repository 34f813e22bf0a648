import { appendFileSync } from 'node:fs';
import { untilStopped } from '@belvo-openapi/plumbing/until-stopped';
import type { OpenApiDocument } from '@belvo-openapi/spec';
import { hideUserInfo } from '../journal/redact-text.ts';
import { loadDocument } from '../spec/load.ts';
import { MockStartError } from '../start-error.ts';
import { type MockServer, startMock } from '../start-mock.ts';
import { MockUsageError } from '../usage-error.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { banner, failureLine, requestLine, webhookLine } from './lines.ts';
import { probe } from './probe.ts';
import { watchFile } from './watch.ts';

/** Starts a mock as the arguments say and keeps it until it is told to stop. The exit code becomes 1 if it cannot start. */
export async function run(args: readonly string[]): Promise<void> {
  const given = readArguments(args);
  const stopped = untilStopped();
  try {
    const document = await loadDocument(given.spec);
    let mock = await startFrom(given, document);
    survive();
    console.log(banner(mock, document, given));
    tellDeadEndpoint(given.webhookUrl);
    const watching = watchFile(given.spec, async () => {
      mock = await restarted(mock, given);
    });
    await stopped.requested;
    stopped.release();
    await watching.close();
    await mock.close();
  } catch (error) {
    if (!(error instanceof MockStartError || error instanceof MockUsageError)) {
      throw error;
    }
    complain(error);
    process.exitCode = 1;
  } finally {
    stopped.release();
  }
}

/** A mock of the document as it is now, on the same port; the one before when the document cannot be served. */
async function restarted(before: MockServer, given: Arguments): Promise<MockServer> {
  const file = given.spec ?? '';
  try {
    const document = await loadDocument(file);
    // Tried first on another port: a document that cannot be served must not end the mock that runs.
    const { control: _control, ...alone } = given;
    await (await startFrom({ ...alone, port: 0 }, document)).close();
    await before.close();
    const mock = await startFrom({ ...given, port: portOf(before.url), ...sameControl(before) }, document);
    console.log(`${file} has changed: answers on ${mock.url} from what it says now`);
    return mock;
  } catch (error) {
    complain(error as Error, 'Still serving the document as it was.');
    return before;
  }
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}

/** Keeps address and token of the control, so that those who use it do not notice the new start. */
function sameControl({ control }: MockServer): { control?: number; controlToken?: string | false } {
  return control === undefined ? {} : { control: portOf(control.url), controlToken: control.token ?? false };
}

function startFrom(
  { scenario, fault, webhookUrl, webhookAuthorization, journal, control, controlToken, ...options }: Arguments,
  spec: OpenApiDocument,
) {
  if (journal !== undefined) {
    // Finds out now, not with the first request, that the file cannot be written.
    write(journal, '');
  }
  const authorization = webhookAuthorization === undefined ? {} : { authorization: webhookAuthorization };
  return startMock({
    ...options,
    spec,
    scenarios: scenario,
    faults: fault,
    ...(webhookUrl !== undefined && { webhook: { url: readUrl(webhookUrl), ...authorization } }),
    // A long run is written to the terminal and the file, and kept in memory only for those who ask over the control.
    record: control !== undefined,
    ...(control !== undefined && { control: { port: control, ...tokenOf(controlToken) } }),
    onRequest(_, redacted) {
      const entry = redacted();
      if (journal !== undefined) {
        try {
          write(journal, `${JSON.stringify(entry)}\n`);
        } catch (error) {
          complain(error as Error);
        }
      }
      console.log(requestLine(entry));
    },
    onWebhook: (delivery) => console.log(webhookLine(delivery)),
    onWebhookFailure: (delivery) => console.log(failureLine(delivery)),
    onError: (error, where) => complain(error as Error, `In ${where}.`),
  });
}

/** Commander has `true` where neither option of the token is given. */
function tokenOf(given: string | boolean | undefined): { token?: string | false } {
  return given === undefined || given === true ? {} : { token: given };
}

function complain(error: unknown, more = ''): void {
  console.error(`belvo-mock: ${[error instanceof Error ? error.message : String(error), more].join(' ').trimEnd()}`);
}

/** Reports an error that nothing caught, where Node would end the process, and goes on. */
function survive(): void {
  process.on('uncaughtException', (error) => complain(error, 'This is a mistake of the mock; it goes on.'));
}

/** Says at the start that nothing listens at the webhook URL, instead of when the first event has failed. */
function tellDeadEndpoint(webhookUrl: string | undefined): void {
  if (webhookUrl !== undefined) {
    const { protocol, hostname, port } = new URL(webhookUrl);
    void probe(hostname, Number(port || (protocol === 'https:' ? 443 : 80))).then((reason) => {
      if (reason !== undefined) {
        complain(`No webhook can be delivered now: nothing answers at ${protocol}//${hostname}:${port} (${reason}).`);
      }
    });
  }
}

function write(file: string, text: string): void {
  try {
    appendFileSync(file, text);
  } catch (error) {
    throw new MockStartError('option', `Cannot write the journal to ${file}: ${(error as Error).message}.`);
  }
}

function readUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text)) {
    throw new MockStartError(
      'option',
      `"${hideUserInfo(text)}" is no URL to deliver webhooks to. Write http://host:port/path.`,
    );
  }
  return text;
}
