import { createHash } from 'node:crypto';
import type { PgBoss } from 'pg-boss';
import type { Task } from '../tasks.ts';
import type { Database } from './database.ts';

const NAME = 'belvo';

/** How long one task may take, in seconds: after that, or soon after its process died, another instance takes it up. */
export interface QueueOptions {
  /** Default: 600. */
  readonly taskSeconds?: number;
}

/** A task as the queue hands it out. */
export interface QueuedTask extends Task {
  /** The same for every delivery of one webhook. */
  readonly id: string;
}

/** Tasks on PostgreSQL, shared by all instances: a webhook can be answered before its work is done, and nothing is lost. */
export class Queue {
  readonly #database: Database;
  readonly #boss: PgBoss;
  readonly #taskSeconds: number;

  constructor(database: Database, { taskSeconds = 600 }: QueueOptions = {}) {
    this.#database = database;
    this.#boss = database.createBoss();
    this.#taskSeconds = taskSeconds;
    // Told again with the next attempt; a queue that stays unreachable shows in the answers to webhooks.
    this.#boss.on('error', () => {});
  }

  /** Prepares the queue. */
  async start(): Promise<void> {
    await this.#boss.start();
    await this.#boss.createQueue(NAME, { notify: true });
    await this.#boss.updateQueue(NAME, { expireInSeconds: this.#taskSeconds, retryLimit: 20, retryDelay: 0 });
  }

  /**
   * Adds a task, once for each delivery: a second delivery of the same webhook finds it there.
   *
   * @param webhookId What Belvo names the delivery with; a delivery without a name is a task of its own.
   */
  async add(task: Task, webhookId: string | undefined): Promise<void> {
    await this.#boss.send(NAME, { ...task }, webhookId === undefined ? {} : { id: taskId(webhookId) });
  }

  /** Has tasks worked on, one at a time. A task whose work throws, or whose process dies, is handed out again. */
  async work(handle: (task: QueuedTask) => Promise<void>): Promise<void> {
    await this.#boss.work<Task>(
      NAME,
      { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 2 },
      async (jobs) => {
        for (const { id, data } of jobs) {
          await handle({ ...data, id });
        }
      },
    );
  }

  /** Resolves when no instance has anything left to do. */
  async idle(): Promise<void> {
    for (let open = 1; open > 0; ) {
      const rows = await this.#database.query<{ readonly open: number }>(
        `SELECT count(*)::int AS open FROM pgboss.job WHERE name = $1 AND state < 'completed'`,
        [NAME],
      );
      open = rows[0]?.open ?? 0;
      if (open > 0) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  /** Takes no further task, and waits for the one under way. */
  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, close: true });
  }
}

/** A UUID for a webhook: its own identifier is one without hyphens today, and is hashed where it is something else. */
export function taskId(webhookId: string): string {
  const plain = webhookId.replaceAll('-', '').toLowerCase();
  const hex = /^[0-9a-f]{32}$/.test(plain) ? plain : createHash('sha256').update(webhookId).digest('hex').slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
