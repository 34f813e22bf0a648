import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BelvoClient, BelvoError } from '@belvo-openapi/client';
import { createNodeHandler, type DeliveryStore } from '@belvo-openapi/client/webhooks';
import type { EndUsers, Ledger } from './ports.ts';
import { type Repair, repairLink } from './repair-link.ts';
import type { Database } from './storage/database.ts';
import { createPostgresDeliveries } from './storage/postgres-deliveries.ts';
import { Queue, type QueuedTask } from './storage/queue.ts';
import { syncTransactions } from './sync-transactions.ts';
import { type Task, taskFor } from './tasks.ts';

/** What became of a task. */
export type Outcome = { readonly task: Task } & ({ readonly done: Repair | number } | { readonly error: unknown });

/** Where the service has got to with a delivery; each is told after what it names has happened. */
export type Step = 'queued' | 'answered' | 'fetched' | 'worked' | 'recorded';

/** What the service needs. */
export interface ServiceOptions {
  readonly belvo: BelvoClient;
  readonly users: EndUsers;
  readonly ledger: Ledger;
  /** Holds the queue and what became of tasks. Instances that share it share the work. */
  readonly database: Database;
  /** The bearer token that was entered for the webhook in Belvo's dashboard. */
  readonly webhookToken: string;
  /** Remembers deliveries; default in `database`. */
  readonly deliveries?: DeliveryStore;
  /** Longest time for one task in seconds, after which another instance takes it up. Default: 600. */
  readonly taskSeconds?: number;
  /** Port to listen on; default 0, any free one. */
  readonly port?: number;
  /** Told what became of each task. */
  readonly onOutcome?: (outcome: Outcome) => void;
  /** Told of each step; tests end the process there. */
  readonly onStep?: (step: Step) => void;
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
  /** Resolves when there is nothing left to do, for any instance. */
  idle(): Promise<void>;
  /** Has Belvo fetch the transactions of a period; a webhook will say when they are there. Gives the request id. */
  requestTransactions(link: string, period: Period): Promise<string>;
  close(): Promise<void>;
}

/**
 * Starts the service. It listens for Belvo's webhooks: when a link's credentials stopped working, it asks the end user
 * for new ones; when there are transactions, it copies them. A delivery is answered once its task is safe in the queue,
 * and worked on later, by this instance or another.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { belvo, database, webhookToken, taskSeconds, port = 0, onStep = () => {} } = options;
  const { deliveries = createPostgresDeliveries(database) } = options;
  const queue = new Queue(database, taskSeconds === undefined ? {} : { taskSeconds });
  await queue.start();
  await queue.work((task) => work(options, task));
  const handler = createNodeHandler({
    authorization: { bearer: webhookToken },
    deliveries,
    async onEvent(received) {
      const task = taskFor(received);
      if (task) {
        await queue.add(task, (received.event as { readonly webhook_id?: string }).webhook_id);
        onStep('queued');
      }
    },
  });
  const server = createServer((request, response) => {
    response.once('finish', () => onStep('answered'));
    void handler(request, response);
  });
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
      await new Promise((resolve) => server.close(resolve));
      await queue.stop();
    },
  };
}

/** Works on a task and records what became of it, once: a task that was recorded before is done. */
async function work(options: ServiceOptions, { id, kind, link }: QueuedTask): Promise<void> {
  const { belvo, users, ledger, database, onOutcome = () => {}, onStep = () => {} } = options;
  onStep('fetched');
  const recorded = await database.query('SELECT 1 FROM outcomes WHERE task = $1', [id]);
  if (recorded.length > 0) {
    return;
  }
  const task = { kind, link };
  let outcome: Outcome;
  try {
    const done =
      kind === 'repair'
        ? await repairLink({ belvo, users, database }, id, link)
        : await syncTransactions(belvo, ledger, link);
    outcome = { task, done };
  } catch (error) {
    // What Belvo answered is for somebody to look at; anything else, such as a database that is away, comes again.
    if (!(error instanceof BelvoError)) {
      throw error;
    }
    outcome = { task, error };
  }
  onStep('worked');
  await database.query('INSERT INTO outcomes (task, outcome) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    id,
    JSON.stringify('error' in outcome ? { task, error: String(outcome.error) } : outcome),
  ]);
  onStep('recorded');
  onOutcome(outcome);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}
