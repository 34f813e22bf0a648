import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { MockResponse } from '../engine/engine.ts';
import { problem } from '../engine/problem.ts';
import type { Report } from '../guard.ts';
import { parsed } from '../json.ts';
import { readTarget } from '../server/target.ts';
import { indexOperations } from '../spec/operations.ts';
import { MockUsageError } from '../usage-error.ts';
import { bodyViolations, jsonContent } from '../validation/body-violations.ts';
import { type Action, type Controlled, controlActions } from './actions.ts';
import { controlDocument, controlSpec } from './openapi.ts';

/** How to reach the control of a mock. */
export interface ControlAddress {
  /** Base URL without a trailing slash; `/openapi.json` under it describes the rest. */
  readonly url: string;
  /** Goes into `Authorization: Bearer …`; `undefined` when it was switched off. */
  readonly token: string | undefined;
}

/** Largest body, for a snapshot; everything else is small. */
const bodyLimit = 64 * 1024 * 1024;

/** A token that nobody can guess. */
export function freshToken(): string {
  return randomBytes(16).toString('hex');
}

/** @param token What callers have to know; `undefined` lets everyone in who can reach the port. */
export function createControl(mock: Controlled, token: string | undefined, report: Report): Server {
  const actions = controlActions(mock, controlDocument);
  return createServer({ requireHostHeader: false }, (message, response) => {
    response.on('error', () => {});
    message.on('error', () => {});
    answerTo(message, actions, token)
      .catch((error: unknown) => {
        if (error instanceof MockUsageError) {
          return problem(400, 'Bad Request', error.message);
        }
        report(error, 'the control');
        return problem(500, 'Control failed', error instanceof Error ? error.message : String(error));
      })
      .then((result) => send(response, result))
      .catch((error: unknown) => {
        report(error, 'the control');
        response.destroy();
      });
  });
}

async function answerTo(
  message: IncomingMessage,
  actions: Readonly<Record<string, Action>>,
  token: string | undefined,
): Promise<MockResponse> {
  const { method = 'GET', url = '/', headers } = message;
  const text = await read(message);
  const target = readTarget(url);
  if ('wrong' in target) {
    return problem(400, 'Bad Request', target.wrong);
  }
  const index = indexOperations(controlSpec);
  const operation = index.find(method, target.path);
  if (operation?.operationId !== 'describe' && !isAllowed(headers.authorization, token)) {
    const detail = 'Send the token that the mock printed at its start: Authorization: Bearer …';
    return problem(401, 'Unauthorized', detail, { 'WWW-Authenticate': 'Bearer' });
  }
  if (operation === undefined) {
    const known = index.pathsOf(target.path).length > 0;
    return known
      ? problem(405, 'Method Not Allowed', `${target.path} does not take ${method}. See /openapi.json.`)
      : problem(404, 'Not Found', `There is no ${target.path}. See /openapi.json.`);
  }
  const body = text === undefined ? undefined : parsed(text);
  if (jsonContent(operation) !== undefined) {
    if (body === undefined) {
      return problem(400, 'Bad Request', 'Send a body in JSON, as /openapi.json describes it.');
    }
    const [violation] = bodyViolations(controlSpec, operation, body) ?? [];
    if (violation !== undefined) {
      return problem(400, 'Bad Request', `${violation.message} (at ${violation.location.slice(1).join('.')}).`);
    }
  }
  const action = actions[operation.operationId];
  if (action === undefined) {
    throw new Error(`Nothing does ${operation.operationId}.`);
  }
  const query = new URLSearchParams(target.url.slice(target.path.length));
  return await action({ parameters: { id: target.path.split('/')[2] ?? '' }, query, body });
}

async function read(message: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += (chunk as Buffer).byteLength;
    if (size > bodyLimit) {
      throw new MockUsageError(`The control reads bodies up to ${bodyLimit} bytes.`);
    }
    chunks.push(chunk as Buffer);
  }
  return size === 0 ? undefined : Buffer.concat(chunks).toString('utf8');
}

/** Compares digests, which takes the same time wherever the first difference is. */
function isAllowed(authorization = '', token: string | undefined): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return token === undefined || timingSafeEqual(digest(authorization), digest(`Bearer ${token}`));
}

function send(response: ServerResponse, { status, headers, body }: MockResponse): void {
  response.writeHead(status, status === 204 ? headers : { ...headers, 'Content-Length': body.byteLength });
  response.end(body);
}
