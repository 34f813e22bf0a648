import type { OpenApiDocument } from '@belvo-openapi/spec';

/** Environment names and addresses, from the servers: the first word of a server's description names it. */
export function environmentsOf(doc: OpenApiDocument): Readonly<Record<string, string>> {
  const servers = ((doc as { servers?: unknown }).servers ?? []) as { url: string; description?: string }[];
  const entries = servers.map(({ url, description }) => {
    const name = /^[A-Za-z]+/.exec(description ?? '')?.[0]?.toLowerCase();
    if (!name) {
      throw new Error(`servers: ${url} has no description. Begin it with the name of the environment.`);
    }
    return [name, url.replace(/\/+$/, '')] as const;
  });
  const names = entries.map(([name]) => name);
  if (new Set(names).size !== names.length) {
    throw new Error(`servers: two are named "${names.find((name, at) => names.indexOf(name) !== at)}".`);
  }
  return Object.fromEntries(entries);
}
