import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { OperationModel } from '../infer/model.ts';
import { type Server, serverOf } from '../infer/servers.ts';
import type { Collection } from '../read/model.ts';

/** Writes the server most requests go to at the root, and others where they apply. */
export class ServerWriter {
  readonly #collection: Collection;
  readonly #known = new Map<string, Server | undefined>();
  readonly #main: string;

  constructor(collection: Collection, operations: readonly OperationModel[], diagnostics: Diagnostics) {
    this.#collection = collection;
    const counts = new Map<string, number>();
    for (const operation of operations) {
      const url = this.#server(operation.base)?.url;
      if (url !== undefined) {
        counts.set(url, (counts.get(url) ?? 0) + 1);
      }
    }
    this.#main = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0] as [
      string,
      number,
    ])[0];
    this.#report(operations, diagnostics);
  }

  #report(operations: readonly OperationModel[], diagnostics: Diagnostics): void {
    if (this.#main === '' && operations.length > 0) {
      const message = 'No request names a server; the document says it is the one that serves the document.';
      diagnostics.add('warning', 'no-server', '', message);
    }
    for (const server of this.#known.values()) {
      for (const name of Object.keys(server?.variables ?? {})) {
        const message = `The server variable ${name} has no value in the collection; a made-up default stands in.`;
        diagnostics.add('warning', 'server-variable', '', message, server?.url);
      }
    }
  }

  root(): Server[] {
    const [base, main] = [...this.#known].find(([, server]) => server?.url === this.#main && this.#main !== '') ?? [];
    if (base === undefined || !main) {
      return [{ url: '/' }];
    }
    return this.#collection.environments.length > 0 ? this.#ofEnvironments(base, main) : [main];
  }

  /** An operation's own servers; undefined where the root's applies. */
  of(operation: OperationModel): Server[] | undefined {
    const server = this.#server(operation.base);
    return server === undefined || server.url === this.#main ? undefined : [server];
  }

  /** The same base in every environment. */
  #ofEnvironments(base: string, main: Server): Server[] {
    const servers = new Map<string, Server>();
    for (const { name, variables } of this.#collection.environments) {
      const server = serverOf(base, new Map([...this.#collection.variables, ...variables]));
      if (server && !servers.has(server.url)) {
        servers.set(server.url, name === '' ? server : { ...server, description: name });
      }
    }
    return servers.size > 0 ? [...servers.values()] : [main];
  }

  #server(base: string): Server | undefined {
    if (!this.#known.has(base)) {
      this.#known.set(base, serverOf(base, this.#collection.variables));
    }
    return this.#known.get(base);
  }
}
