import { withRequestId } from '../asking/request-id.ts';
import { longestWaitMs } from '../clock.ts';
import type { MockResponse } from '../engine/engine.ts';
import type { ReceivedRequest } from '../journal/entry.ts';
import { saysJson } from '../media-type.ts';
import { MockUsageError } from '../usage-error.ts';
import type { Delivery } from './delivery.ts';
import type { Exchange } from './exchange.ts';
import type { EditResponse, Fault } from './fault.ts';

/** What is said, and how it gets onto the wire. */
export interface Plan {
  readonly response: MockResponse;
  readonly delivery: Delivery;
}

/** Works out what a fault does to a request. */
export async function plan(fault: Fault, exchange: Exchange): Promise<Plan> {
  const { request, examples } = exchange;
  switch (fault.kind) {
    case 'pass':
      return whole(await exchange.ask());
    case 'answer':
      checkDeclared(fault, request);
      return whole(await exchange.ask(fault));
    case 'edit':
      return whole(await edited(await exchange.ask(fault.prefer), fault.edit, exchange));
    case 'empty': {
      const response = fault.status === undefined ? await exchange.ask() : bodied(fault.status, {});
      return whole({ ...response, body: Buffer.alloc(0) });
    }
    case 'truncate': {
      const response = await exchange.ask();
      return whole({
        ...response,
        body: response.body.subarray(0, fault.bytes ?? Math.floor(response.body.byteLength / 2)),
      });
    }
    case 'reset':
    case 'hang':
      return { response: await exchange.ask(), delivery: { stop: fault.at, ending: fault.kind } };
    case 'drip':
      return { response: await exchange.ask(), delivery: { drip: fault } };
    case 'latency': {
      const { response, delivery } = await plan(fault.next ?? { kind: 'pass' }, exchange);
      const wait = fault.ms + exchange.random.number() * fault.jitterMs + (delivery.delayMs ?? 0);
      return { response, delivery: { ...delivery, delayMs: Math.min(Math.round(wait), longestWaitMs) } };
    }
    case 'status': {
      const body = fault.body ?? withRequestId(examples.of(request.operation, fault.status)?.value, exchange.random);
      const { headers, ...response } = bodied(fault.status, body);
      return whole({ ...response, headers: { ...headers, ...fault.headers } });
    }
    case 'rate-limit': {
      const body = fault.body ?? withRequestId(examples.anywhere(request.operation, 429)?.value, exchange.random);
      const { headers, ...response } = bodied(429, body);
      const retryAfter = retryAfterValue(fault, exchange.clock.now());
      return whole({
        ...response,
        headers: { ...headers, ...(retryAfter !== undefined && { 'Retry-After': retryAfter }) },
      });
    }
    case 'html':
      return whole(htmlPage(fault.status));
    case 'redirect': {
      const to = fault.to ?? (await exchange.elsewhere()) + request.target;
      return whole({ status: fault.status, headers: { Location: to }, body: Buffer.alloc(0) });
    }
  }
}

/** @throws MockUsageError when the operation does not declare the status or the example, naming those it does. */
function checkDeclared({ status, example }: Extract<Fault, { kind: 'answer' }>, { operation }: ReceivedRequest): void {
  if (operation === undefined) {
    return;
  }
  const declared = operation.responses.find((response) => response.status === String(status));
  if (declared === undefined) {
    const statuses = operation.responses.map((response) => response.status).join(', ');
    throw new MockUsageError(
      `${operation.operationId} declares no ${status}, only ${statuses}. Send others with "status".`,
    );
  }
  if (example !== undefined && !declared.examples.some(({ name }) => name === example)) {
    const names = declared.examples.map(({ name }) => name).join(', ') || 'none';
    throw new MockUsageError(`${operation.operationId} has no example "${example}" for ${status}. Examples: ${names}.`);
  }
}

function whole(response: MockResponse): Plan {
  return { response, delivery: {} };
}

/** A response with a JSON body; a string is sent as plain text, and `undefined` as nothing. */
function bodied(status: number, body: unknown): MockResponse {
  if (body === undefined) {
    return { status, headers: {}, body: Buffer.alloc(0) };
  }
  return typeof body === 'string'
    ? { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: Buffer.from(body) }
    : { status, headers: { 'Content-Type': 'application/json' }, body: Buffer.from(JSON.stringify(body)) };
}

function retryAfterValue(
  { retryAfter, asDate = false }: Extract<Fault, { kind: 'rate-limit' }>,
  now: number,
): string | undefined {
  return asDate && typeof retryAfter === 'number'
    ? new Date(now + retryAfter * 1000).toUTCString()
    : retryAfter?.toString();
}

async function edited(response: MockResponse, edit: EditResponse, { request }: Exchange): Promise<MockResponse> {
  const text = Buffer.from(response.body).toString('utf8');
  const structured = saysJson(response.headers) && text !== '';
  const { status, headers, body } = await edit({ ...response, body: structured ? JSON.parse(text) : text }, request);
  return { status, headers, body: Buffer.from(typeof body === 'string' && !structured ? body : JSON.stringify(body)) };
}

/** Reason phrases of the gateway pages that are met in practice. */
const reasons: Readonly<Record<number, string>> = {
  403: 'Forbidden',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
};

function htmlPage(status: number): MockResponse {
  const title = `${status} ${reasons[status] ?? 'Error'}`;
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>gateway</center>\r\n</body>\r\n</html>\r\n`;
  return { status, headers: { 'Content-Type': 'text/html' }, body: Buffer.from(body) };
}
