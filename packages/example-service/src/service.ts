import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BelvoClient } from '@belvo-openapi/client';
import { createNodeHandler } from '@belvo-openapi/client/webhooks';
import type { EndUsers, Ledger } from './ports.ts';
import { Queue } from './queue.ts';
import { type Repair, repairLink } from './repair-link.ts';
import { syncTransactions } from './sync-transactions.ts';
import { type Task, taskFor } from './tasks.ts';

/** What became of a task. */
export type Outcome = { readonly task: Task } & ({ readonly done: Repair | number } | { readonly error: unknown });

/** What the service needs. */
export interface ServiceOptions {
  readonly belvo: BelvoClient;
  readonly users: EndUsers;
  readonly ledger: Ledger;
  /** The bearer token that was entered for the webhook in Belvo's dashboard. */
  readonly webhookToken: string;
  /** Port to listen on; default 0, any free one. */
  readonly port?: number;
  /** Told what became of each task. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** Days as `2026-01-31`, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** A running service. */
export interface Service {
  /** Where Belvo delivers webhooks to. */
  readonly url: string;
  /** Resolves when there is nothing left to do. */
  idle(): Promise<void>;
  /** Has Belvo fetch the transactions of a period; a webhook will say when they are there. Gives the request id. */
  requestTransactions(link: string, period: Period): Promise<string>;
  close(): Promise<void>;
}

/**
 * Starts the service. It listens for Belvo's webhooks: when a link's credentials stopped working, it asks the end user
 * for new ones; when there are transactions, it copies them. Every delivery is answered at once and worked on later.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { belvo, users, ledger, webhookToken, port = 0, onOutcome = () => {} } = options;
  const queue = new Queue();
  const work = async (task: Task): Promise<void> => {
    const { kind, link } = task;
    try {
      const done =
        kind === 'repair' ? await repairLink(belvo, users, link) : await syncTransactions(belvo, ledger, link);
      onOutcome({ task, done });
    } catch (error) {
      onOutcome({ task, error });
    }
  };
  const handler = createNodeHandler({
    authorization: { bearer: webhookToken },
    deliveries: new Set<string>(),
    onEvent(received) {
      const task = taskFor(received);
      if (task) {
        queue.add(() => work(task));
      }
    },
  });
  const server = createServer((request, response) => void handler(request, response));
  await listen(server, port);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    idle: () => queue.idle(),
    async requestTransactions(link, { from, to }) {
      const body = { link, date_from: from, date_to: to };
      const accepted = await belvo.transactions.retrieve(body, {}, { mode: 'async' });
      return accepted.request_id;
    },
    async close() {
      await queue.idle();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}
