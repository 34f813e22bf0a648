import { expect, test } from 'vitest';
import { fault, startMock } from '../../src/index.ts';
import { authorization, call } from '../support/http.ts';
import { linkPath, useMock } from '../support/mock.ts';
import { until } from '../support/until.ts';

const mock = useMock();

test('keeps the request as it was on the wire', async () => {
  const body = '{ "password" : "not-a-real-password" }';
  await fetch(`${mock.url}${linkPath}?b=%20x&a=1,2&a=3#fragment`, {
    method: 'PUT',
    headers: { authorization, 'Content-Type': 'application/json; charset=utf-8', 'X-Some': 'Value' },
    body,
  });
  expect(mock.journal.entries).toHaveLength(1);
  const [entry] = mock.journal.entries;
  expect(entry).toMatchObject({
    method: 'PUT',
    url: `${linkPath}?b=%20x&a=1,2&a=3`,
    path: linkPath,
    text: body,
    json: { password: 'not-a-real-password' },
    headers: { authorization, 'content-type': 'application/json; charset=utf-8', 'x-some': 'Value' },
    origin: 'mock',
    outcome: 'sent',
    fault: undefined,
  });
  expect(entry?.body.equals(Buffer.from(body))).toBe(true);
  expect(entry?.query.getAll('a')).toEqual(['1,2', '3']);
  expect(entry?.operation?.operationId).toBe('links_update');
});

test('keeps headers in their order and case, repeated ones apart', async () => {
  const { request } = await import('node:http');
  await new Promise<void>((resolve) => {
    const outgoing = request(`${mock.url}/api/links/`, {
      headers: [
        ['Host', 'mock'],
        ['X-Twice', 'one'],
        ['x-twice', 'two'],
        ['AUTHORIZATION', authorization],
      ].flat(),
    });
    outgoing.once('response', (incoming) => incoming.resume().once('end', resolve));
    outgoing.end();
  });
  expect(mock.journal.last?.rawHeaders.slice(0, 4)).toEqual([
    ['Host', 'mock'],
    ['X-Twice', 'one'],
    ['x-twice', 'two'],
    ['AUTHORIZATION', authorization],
  ]);
  expect(mock.journal.last?.headers['x-twice']).toBe('one, two');
});

test('keeps bytes that are no text', async () => {
  const bytes = Uint8Array.from([0, 255, 254, 10]);
  await call(mock.url + linkPath, {
    method: 'PUT',
    body: bytes,
    headers: { 'content-type': 'application/octet-stream' },
  });
  expect([...(mock.journal.last?.body ?? [])]).toEqual([...bytes]);
  expect(mock.journal.last?.json).toBeUndefined();
});

test('keeps the answer as it went out', async () => {
  const response = await call(mock.url + linkPath);
  const text = await response.text();
  expect(mock.journal.last?.answer).toMatchObject({ status: 200, text, json: JSON.parse(text) });
  expect(mock.journal.last?.answer?.headers['Content-Type']).toBe('application/json');
});

test('whoever has an answer finds it in the journal', async () => {
  for (let round = 0; round < 50; round += 1) {
    await call(mock.url + linkPath);
    expect(mock.journal.last).toMatchObject({ outcome: 'sent', answer: { status: 200 } });
    await call(mock.url + linkPath, { method: 'DELETE' });
    expect(mock.journal.last).toMatchObject({ outcome: 'sent', answer: { status: 204 } });
  }
});

test('finds the entries of a route, in order', async () => {
  await call(`${mock.url}/api/links/?page=1`);
  await call(mock.url + linkPath);
  await call(`${mock.url}/api/links/?page=2`);
  expect(mock.journal.of('links_list').map(({ url }) => url)).toEqual(['/api/links/?page=1', '/api/links/?page=2']);
  expect(mock.journal.of(({ query }) => query.has('page'))).toHaveLength(2);
  expect(mock.journal.of('links_update')).toEqual([]);
  expect(() => mock.journal.of('links_nothing')).toThrow(TypeError);
});

test('waits for requests to be answered', async () => {
  const both = mock.journal.waitFor('links_list', 2);
  await call(`${mock.url}/api/links/?page=1`);
  await call(`${mock.url}/api/links/?page=2`);
  expect((await both).map(({ answer }) => answer?.status)).toEqual([200, 200]);
  expect(await mock.journal.waitFor('links_list')).toHaveLength(1);
});

test('whoever still waits is told about a reset', async () => {
  const never = mock.journal.waitFor('links_get');
  await Promise.all([expect(never).rejects.toThrow('The mock was reset.'), mock.reset()]);
  await expect(mock.journal.waitFor('links_nothing')).rejects.toThrow('No operation is called');
});

test('numbers go on after a reset', async () => {
  await call(mock.url + linkPath);
  const before = mock.journal.last?.id ?? 0;
  await mock.reset();
  expect(mock.journal.entries).toEqual([]);
  await call(mock.url + linkPath);
  expect(mock.journal.last?.id).toBe(before + 1);
});

test('keeps as many entries as asked for, or none', async () => {
  await using small = await startMock({ record: 2 });
  await using blind = await startMock({ record: false });
  for (const page of [1, 2, 3]) {
    await call(`${small.url}/api/links/?page=${page}`);
    await call(`${blind.url}/api/links/?page=${page}`);
  }
  expect(small.journal.entries.map(({ query }) => query.get('page'))).toEqual(['2', '3']);
  expect(blind.journal.entries).toEqual([]);
});

test('onRequest hears about every request, also when nothing is recorded', async () => {
  const heard: unknown[] = [];
  await using blind = await startMock({
    record: false,
    onRequest: (entry, redacted) => heard.push([entry.answer?.status, entry.fault, redacted().operationId]),
  });
  blind.faults.on('links_get', fault.html());
  await call(blind.url + linkPath);
  await until(() => heard.length > 0);
  expect(heard).toEqual([[502, 'html 502', 'links_get']]);
});

test('a body that is too large is refused, and written down without it', async () => {
  const response = await call(mock.url + linkPath, { method: 'PUT', json: { password: 'x'.repeat(11 * 1024 * 1024) } });
  expect(response.status).toBe(413);
  expect(mock.journal.entries).toMatchObject([
    {
      operation: { operationId: 'links_update' },
      text: '',
      fault: 'refused',
      outcome: 'sent',
      answer: { status: 413 },
    },
  ]);
});

test('keeps as many bytes as it may, the newest entry whatever its size', async () => {
  await using small = await startMock({ recordBytes: 100_000 });
  const update = (size: number) => call(small.url + linkPath, { method: 'PUT', json: { password: 'x'.repeat(size) } });
  for (let count = 0; count < 10; count += 1) {
    await update(20_000);
  }
  expect(small.journal.entries).toHaveLength(1);
  await update(1_000_000);
  expect(small.journal.entries).toHaveLength(1);
  expect(small.journal.last?.text.length).toBeGreaterThan(1_000_000);
  await call(small.url + linkPath);
  await call(small.url + linkPath);
  expect(small.journal.of('links_get')).toHaveLength(2);
});
