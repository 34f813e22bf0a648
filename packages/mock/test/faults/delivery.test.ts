import { expect, test } from 'vitest';
import { fault, manualClock, startMock } from '../../src/index.ts';
import { call } from '../support/http.ts';
import { linkPath, useMock } from '../support/mock.ts';
import { rawCall } from '../support/raw.ts';
import { until } from '../support/until.ts';

const mock = useMock();
const whole = async () => JSON.stringify(await (await call(mock.url + linkPath)).json());

test('reset before the headers: nothing of the answer arrives', async () => {
  mock.faults.on('links_get', fault.reset());
  expect(await rawCall(mock.url + linkPath)).toMatchObject({ status: undefined, body: '', error: 'ECONNRESET' });
  expect(mock.journal.last).toMatchObject({ outcome: 'reset', answer: undefined, fault: 'reset before-headers' });
});

test('reset after the headers: status and length arrive, no byte of the body', async () => {
  mock.faults.on('links_get', fault.reset('after-headers'));
  const answer = await rawCall(mock.url + linkPath);
  expect(answer).toMatchObject({ status: 200, body: '', error: 'ECONNRESET' });
  expect(Number(answer.headers['content-length'])).toBeGreaterThan(0);
  expect(mock.journal.last).toMatchObject({ outcome: 'reset', answer: { status: 200, text: '' } });
});

test('reset in the body: its first half arrives', async () => {
  const expected = await whole();
  mock.faults.on('links_get', fault.reset('mid-body'));
  const answer = await rawCall(mock.url + linkPath);
  expect(answer).toMatchObject({ status: 200, error: 'ECONNRESET' });
  expect(answer.body).toBe(expected.slice(0, Math.floor(expected.length / 2)));
  expect(mock.journal.last?.answer?.text).toBe(answer.body);
});

test('reset after a number of bytes', async () => {
  mock.faults.on('links_get', fault.reset({ bytes: 3 }));
  expect(await rawCall(mock.url + linkPath)).toMatchObject({ body: '{"i', error: 'ECONNRESET' });
});

test('truncate: the message is complete, its JSON is not', async () => {
  const expected = await whole();
  mock.faults.on('links_get', fault.truncate(), fault.truncate(1));
  const answer = await rawCall(mock.url + linkPath);
  expect(answer).toMatchObject({ status: 200, error: undefined });
  expect(answer.headers['content-length']).toBe(String(answer.body.length));
  expect(expected.startsWith(answer.body)).toBe(true);
  expect(() => JSON.parse(answer.body)).toThrow(SyntaxError);
  expect((await rawCall(mock.url + linkPath)).body).toBe('{');
});

test('hang: silent until the caller gives up', async () => {
  mock.faults.on('links_get', fault.hang());
  const gaveUp = new AbortController();
  const answer = call(mock.url + linkPath, { signal: gaveUp.signal });
  await until(() => mock.journal.last !== undefined);
  expect(mock.journal.last?.outcome).toBe('open');
  gaveUp.abort();
  await expect(answer).rejects.toThrow(/abort/);
  expect(await mock.journal.waitFor('links_get')).toMatchObject([{ outcome: 'aborted', answer: undefined }]);
});

test('hang in the body: the headers and the first half are there', async () => {
  mock.faults.on('links_get', fault.hang('mid-body'));
  const gaveUp = new AbortController();
  const response = await call(mock.url + linkPath, { signal: gaveUp.signal });
  expect(response.status).toBe(200);
  gaveUp.abort();
  await expect(response.text()).rejects.toThrow(/abort/);
});

test('drip: one piece after each pause', async () => {
  const clock = manualClock();
  await using slow = await startMock({ clock, faults: ['links_get: drip;bytes=100;every=1000'] });
  const arrivals: number[] = [];
  const answer = rawCall(slow.url + linkPath, { onPiece: () => arrivals.push(clock.now()) });
  let sleeping = true;
  void answer.then(() => {
    sleeping = false;
  });
  for (let second = 1; sleeping; second += 1) {
    await Promise.race([clock.asleep(), answer]);
    if (clock.sleepers.length > 0) {
      expect(clock.sleepers).toEqual([1000]);
      clock.advance(1000);
      await Promise.race([answer, until(() => arrivals.length >= second)]);
    }
  }
  const { body, pieces, error } = await answer;
  expect(error).toBeUndefined();
  expect(pieces.slice(0, -1).every((piece) => piece.length === 100)).toBe(true);
  expect(arrivals).toEqual(pieces.map((_, index) => (index + 1) * 1000));
  expect(JSON.parse(body)).toMatchObject({ status: 'valid' });
});

test('drip sends at least a byte at a time', async () => {
  mock.faults.on('links_get', fault.drip({ bytes: 0, everyMs: 0 }));
  expect(JSON.parse((await rawCall(mock.url + linkPath)).body)).toMatchObject({ status: 'valid' });
});

test('latency waits before the first byte, jitter is seeded', async () => {
  const wait = async (seed: string) => {
    const clock = manualClock();
    await using slow = await startMock({ clock, seed, faults: ['links_get: latency;ms=30000;jitter=10000'] });
    const answer = call(slow.url + linkPath);
    await clock.asleep();
    const [ms = 0] = clock.sleepers;
    expect(slow.journal.last?.outcome).toBe('open');
    clock.advance(ms);
    expect((await answer).status).toBe(200);
    return ms;
  };
  const first = await wait('a');
  expect(first).toBeGreaterThanOrEqual(30_000);
  expect(first).toBeLessThanOrEqual(40_000);
  expect(await wait('a')).toBe(first);
  expect(await wait('b')).not.toBe(first);
});

test('latency goes together with another fault', async () => {
  const clock = manualClock();
  await using slow = await startMock({ clock });
  slow.faults.on('*', fault.latency(500, { next: fault.html(504) }));
  const answer = call(slow.url + linkPath);
  await clock.asleep();
  expect(clock.sleepers).toEqual([500]);
  clock.advance(500);
  expect((await answer).status).toBe(504);
  expect(slow.journal.last?.fault).toBe('latency 500 ms, html 504');
});
