import { readFileSync } from 'node:fs';

/** The collection this project reconstructs. */
export const seedText = readFileSync(
  new URL('../../../../spec/collection/belvo.postman_collection.json', import.meta.url),
  'utf8',
);

interface ItemSketch {
  readonly name?: string;
  readonly method?: string;
  readonly url?: unknown;
  readonly header?: unknown;
  readonly body?: unknown;
  readonly auth?: unknown;
  readonly description?: unknown;
  readonly responses?: readonly unknown[];
}

/** A request item with sensible defaults. */
export function item(sketch: ItemSketch = {}): Record<string, unknown> {
  return {
    name: sketch.name ?? 'Get thing',
    request: {
      method: sketch.method ?? 'GET',
      header: sketch.header ?? [],
      url: sketch.url ?? 'https://api.example.com/things/:id',
      ...(sketch.body === undefined ? {} : { body: sketch.body }),
      ...(sketch.auth === undefined ? {} : { auth: sketch.auth }),
      ...(sketch.description === undefined ? {} : { description: sketch.description }),
    },
    response: sketch.responses ?? [],
  };
}

/** A saved JSON response. */
export function response(code: number | undefined, body: unknown, extra: Record<string, unknown> = {}): unknown {
  return {
    name: `Status ${code}`,
    code,
    header: [{ key: 'Content-Type', value: 'application/json' }],
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...extra,
  };
}

/** A raw JSON request body. */
export function json(value: unknown): unknown {
  return { mode: 'raw', raw: JSON.stringify(value), options: { raw: { language: 'json' } } };
}

/** A collection of the given items. */
export function collection(items: readonly unknown[], extra: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    info: { name: 'Things', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: items,
    ...extra,
  };
}
