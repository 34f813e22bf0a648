import type { ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import type { MockResponse } from '../engine/engine.ts';
import type { Delivery, StopPoint } from '../faults/delivery.ts';

/** How delivery ended, and which bytes of the body went out. */
export interface Delivered {
  readonly outcome: 'sent' | 'reset' | 'aborted';
  readonly headersSent: boolean;
  readonly body: Uint8Array;
}

/**
 * Sends a response the way a delivery says.
 *
 * @param announce Told once how it ends: just before the bytes that end it leave, so that whoever has the response can rely on
 *   what was done then, or when the caller is found to be gone.
 * @param signal Aborted when the caller goes away or the mock is closed; ends every wait.
 * @throws when nothing was announced: status or headers are nothing that HTTP can carry, or the clock broke.
 */
export async function deliver(
  outgoing: ServerResponse,
  response: MockResponse,
  delivery: Delivery,
  clock: Clock,
  signal: AbortSignal,
  announce: (delivered: Delivered) => void,
): Promise<void> {
  const whole = response.body;
  let sent = 0;
  let announced = false;
  const tell = (outcome: Delivered['outcome'], headersSent: boolean, body: Uint8Array) => {
    announced = true;
    announce({ outcome, headersSent, body });
  };
  const upTo = async (end: number) => {
    const step = Math.max(1, delivery.drip?.bytes ?? whole.byteLength);
    while (sent < end) {
      if (delivery.drip !== undefined) {
        await clock.sleep(delivery.drip.everyMs, signal);
      }
      const next = Math.min(end, sent + step);
      if (next === whole.byteLength && delivery.stop === undefined) {
        tell('sent', true, whole);
      }
      await write(outgoing, whole.subarray(sent, next), signal);
      sent = next;
    }
  };

  try {
    if (delivery.delayMs !== undefined) {
      await clock.sleep(delivery.delayMs, signal);
    }
    await turn(outgoing, signal);
    if (delivery.stop === undefined && (delivery.drip === undefined || whole.byteLength === 0)) {
      head(outgoing, response);
      tell('sent', true, whole);
      await raced(signal, (done) => outgoing.end(whole, done));
      return;
    }
    const stopAt = stopByte(delivery.stop, whole.byteLength);
    if (stopAt >= 0) {
      head(outgoing, response);
      await flushed(outgoing, signal);
      await upTo(Math.min(stopAt, whole.byteLength));
    }
    if (delivery.stop === undefined) {
      await raced(signal, (done) => outgoing.end(done));
      return;
    }
    if (delivery.ending === 'hang') {
      await raced(signal, () => {});
    }
    tell('reset', outgoing.headersSent, whole.subarray(0, sent));
    outgoing.socket?.resetAndDestroy();
  } catch (error) {
    if (announced) {
      return;
    }
    if (!signal.aborted) {
      throw error;
    }
    tell('aborted', outgoing.headersSent, whole.subarray(0, sent));
  }
}

/** Waits for the responses to earlier requests of the connection: until then `outgoing` has no socket. */
function turn(outgoing: ServerResponse, signal: AbortSignal): Promise<void> {
  return outgoing.socket === null ? raced(signal, (done) => outgoing.once('socket', done)) : Promise.resolve();
}

/** The byte of the body at which delivery stops; -1 before the headers, Infinity when it does not. */
function stopByte(stop: StopPoint | undefined, length: number): number {
  switch (stop) {
    case undefined:
      return Number.POSITIVE_INFINITY;
    case 'before-headers':
      return -1;
    case 'after-headers':
      return 0;
    case 'mid-body':
      return Math.floor(length / 2);
    default:
      return stop.bytes;
  }
}

/** Writes the headers, with the length of the whole body, so that a caller can tell a cut one. */
function head(outgoing: ServerResponse, { status, headers, body }: MockResponse): void {
  const bodiless = status === 204 || status === 304 || status < 200;
  outgoing.writeHead(status, bodiless ? headers : { 'Content-Length': body.byteLength, ...headers });
}

/** Flushing says nothing about when the bytes left; an empty write behind them does. */
function flushed(outgoing: ServerResponse, signal: AbortSignal): Promise<void> {
  outgoing.flushHeaders();
  return raced(signal, (done) => outgoing.socket?.write('', () => done()));
}

function write(outgoing: ServerResponse, chunk: Uint8Array, signal: AbortSignal): Promise<void> {
  return raced(signal, (done) => outgoing.write(chunk, () => done()));
}

function raced(signal: AbortSignal, start: (done: () => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    start(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
  });
}
