import fc from 'fast-check';
import { expect, test } from 'vitest';
import { call } from '../support/http.ts';
import { useMock } from '../support/mock.ts';

/** The whole API of links against a plain map: whatever is done in whatever order, both say the same. */

const mock = useMock({ state: true });
const list = '/api/links/';

interface Link {
  readonly id: string;
  readonly external_id?: string;
  readonly access_mode: string;
}

interface Plain {
  readonly links: Map<string, Link>;
  /** Ids of links that are gone. */
  readonly gone: string[];
}

type Command = fc.AsyncCommand<Plain, object>;
const always = () => true;
const some = ({ links }: Readonly<Plain>) => links.size > 0;

const ask = async (method: string, path: string, json?: unknown) => {
  const response = await call(mock.url + path, { method, ...(json !== undefined && { json }) });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as never };
};
const known = (link: Link): Link => ({
  id: link.id,
  ...(link.external_id !== undefined && { external_id: link.external_id }),
  access_mode: link.access_mode,
});
const nth = (values: readonly string[], index: number) =>
  values.length === 0 ? undefined : values[index % values.length];

const register = (sent: { external_id?: string; access_mode?: string }): Command => ({
  check: always,
  async run({ links }) {
    const credentials = { institution: 'tatooine_mx_fiscal', username: 'XEXX010101000', password: 'example1' };
    const { status, body } = await ask('POST', list, { ...credentials, ...sent });
    const link = known(body);
    expect([status, link]).toEqual([201, { access_mode: 'recurrent', ...sent, id: expect.any(String) }]);
    expect(links.has(link.id)).toBe(false);
    links.set(link.id, link);
  },
  toString: () => `register(${JSON.stringify(sent)})`,
});

const get = (index: number): Command => ({
  check: some,
  async run({ links }) {
    const id = nth([...links.keys()], index) as string;
    const { status, body } = await ask('GET', `${list}${id}/`);
    expect([status, known(body)]).toEqual([200, links.get(id)]);
  },
  toString: () => `get(${index})`,
});

const getGone = (index: number): Command => ({
  check: ({ gone }) => gone.length > 0,
  async run({ gone }) {
    const path = `${list}${nth(gone, index)}/`;
    expect((await ask('GET', path)).status).toBe(404);
    expect((await ask('PATCH', path, { access_mode: 'single' })).status).toBe(404);
    expect((await ask('DELETE', path)).status).toBe(404);
  },
  toString: () => `getGone(${index})`,
});

const modify = (index: number, to: string): Command => ({
  check: some,
  async run({ links }) {
    const id = nth([...links.keys()], index) as string;
    const after = { ...(links.get(id) as Link), access_mode: to };
    const { status, body } = await ask('PATCH', `${list}${id}/`, { access_mode: to });
    expect([status, known(body)]).toEqual([200, after]);
    links.set(id, after);
  },
  toString: () => `modify(${index}, ${to})`,
});

const remove = (index: number): Command => ({
  check: some,
  async run({ links, gone }) {
    const id = nth([...links.keys()], index) as string;
    expect((await ask('DELETE', `${list}${id}/`)).status).toBe(204);
    links.delete(id);
    gone.push(id);
  },
  toString: () => `remove(${index})`,
});

const listAll = (filter: { external_id?: string; access_mode?: string }, size: number): Command => ({
  check: always,
  async run({ links }) {
    const expected = [...links.values()].filter((link) =>
      Object.entries(filter).every(([name, value]) => link[name as keyof Link] === value),
    );
    const query = new URLSearchParams({ ...filter, page_size: String(size) });
    const found: Link[] = [];
    for (let next: string | null = `${list}?${query}`; next !== null; ) {
      const { body } = (await ask('GET', next)) as { body: { count: number; results: Link[]; next: string | null } };
      expect(body.count).toBe(expected.length);
      expect(body.results.length).toBeLessThanOrEqual(size);
      found.push(...body.results.map(known));
      next = body.next?.slice(mock.url.length) ?? null;
    }
    expect(found).toEqual(expected);
  },
  toString: () => `list(${JSON.stringify(filter)}, ${size})`,
});

const wrong: Command = {
  check: always,
  async run() {
    expect((await ask('POST', list, { institution: 'tatooine_mx_fiscal' })).status).toBe(400);
  },
  toString: () => 'wrong()',
};

const keepAndGiveBack: Command = {
  check: always,
  async run() {
    const kept = mock.state?.snapshot() ?? {};
    await ask('POST', list, { institution: 'tatooine_mx_fiscal', username: 'XEXX010101000', password: 'example1' });
    mock.state?.restore(JSON.parse(JSON.stringify(kept)));
    expect(mock.state?.snapshot()).toEqual(kept);
  },
  toString: () => 'keepAndGiveBack()',
};

const external = fc.constantFrom('ref-a', 'ref-b', 'ref-c');
const mode = fc.constantFrom('single', 'recurrent');
const fields = fc.record({ external_id: external, access_mode: mode }, { requiredKeys: [], noNullPrototype: true });

test('a mock with a memory is a map', async () => {
  const commands = fc.commands(
    [
      fields.map(register),
      fc.nat().map(get),
      fc.nat().map(getGone),
      fc.tuple(fc.nat(), mode).map(([index, to]) => modify(index, to)),
      fc.nat().map(remove),
      fc.tuple(fields, fc.integer({ min: 1, max: 5 })).map(([filter, size]) => listAll(filter, size)),
      fc.constant(wrong),
      fc.constant(keepAndGiveBack),
    ],
    { maxCommands: 25 },
  );
  await fc.assert(
    fc.asyncProperty(commands, async (run) => {
      await mock.reset();
      mock.state?.restore({});
      await fc.asyncModelRun(() => ({ model: { links: new Map(), gone: [] }, real: {} }), run);
    }),
    { numRuns: 25, seed: 2026 },
  );
});
