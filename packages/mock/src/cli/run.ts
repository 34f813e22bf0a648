import { appendFileSync } from 'node:fs';
import type { OpenApiDocument } from '@belvo-openapi/spec';
import { MockStartError } from '../server/start-error.ts';
import { loadDocument } from '../spec/load.ts';
import { startMock } from '../start-mock.ts';
import { MockUsageError } from '../usage-error.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { banner, requestLine, webhookLine } from './lines.ts';
import { untilStopped } from './stop.ts';

/** Starts a mock as the arguments say and keeps it until it is told to stop. The exit code becomes 1 if it cannot start. */
export async function run(args: readonly string[]): Promise<void> {
  const given = readArguments(args);
  const stopped = untilStopped();
  try {
    const document = await loadDocument(given.spec);
    const mock = await startFrom(given, document);
    console.log(banner(mock.url, document, given));
    await stopped.requested;
    stopped.release();
    await mock.close();
  } catch (error) {
    if (!(error instanceof MockStartError || error instanceof MockUsageError)) {
      throw error;
    }
    console.error(`belvo-mock: ${error.message}`);
    process.exitCode = 1;
  } finally {
    stopped.release();
  }
}

function startFrom({ scenario, fault, webhookUrl, journal, ...options }: Arguments, spec: OpenApiDocument) {
  if (journal !== undefined) {
    // Finds out now, not with the first request, that the file cannot be written.
    write(journal, '');
  }
  return startMock({
    ...options,
    spec,
    scenarios: scenario,
    faults: fault,
    ...(webhookUrl !== undefined && { webhook: { url: readUrl(webhookUrl) } }),
    // The terminal and the file are the record of a long run; memory is not.
    record: 0,
    onRequest(_, redacted) {
      const entry = redacted();
      if (journal !== undefined) {
        try {
          write(journal, `${JSON.stringify(entry)}\n`);
        } catch (error) {
          console.error(`belvo-mock: ${(error as Error).message}`);
        }
      }
      console.log(requestLine(entry));
    },
    onWebhook: (delivery) => console.log(webhookLine(delivery)),
  });
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
    throw new MockStartError('option', `"${text}" is no URL to deliver webhooks to. Write http://host:port/path.`);
  }
  return text;
}
