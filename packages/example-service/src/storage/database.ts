import { mkdirSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { fromPglite, PgBoss } from 'pg-boss';

/** A database that holds everything the service must not lose: its queue, its ledger, what became of tasks. */
export interface Database {
  /** Runs one statement with `$1`, `$2`, … as places of values. */
  query<Row>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** A job queue in this database, not started yet. */
  createBoss(): PgBoss;
  close(): Promise<void>;
}

/** Tables of the service; they are made where they are missing. */
const TABLES = [
  'CREATE TABLE IF NOT EXISTS ledger (link text, id text, data jsonb NOT NULL, PRIMARY KEY (link, id))',
  'CREATE TABLE IF NOT EXISTS repairs (task uuid PRIMARY KEY, begun timestamptz NOT NULL DEFAULT now())',
  'CREATE TABLE IF NOT EXISTS outcomes (task uuid PRIMARY KEY, outcome jsonb NOT NULL)',
  'CREATE TABLE IF NOT EXISTS deliveries (webhook_id text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())',
];

/** Two instances that start at once must not both make a table. */
const LOCK = 7_418_001;

/** Settings that both kinds of database share: a queue that looks often and gives up jobs of dead processes soon. */
const BOSS = { schedule: false, superviseIntervalSeconds: 1, monitorIntervalSeconds: 1 } as const;

/**
 * Opens the database of the service.
 *
 * @param location `postgres://…` for a server that all instances share; else a folder for an embedded PostgreSQL of this
 *   process alone (PGlite), or nothing for one in memory, which is lost with the process.
 */
export async function openDatabase(location?: string): Promise<Database> {
  return location?.startsWith('postgres') ? await openServer(location) : await openEmbedded(location);
}

async function openServer(connectionString: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString, max: 4 });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    for (const table of TABLES) {
      await client.query(table);
    }
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]).finally(() => client.release());
  }
  return {
    query: async (text, values = []) => (await pool.query(text, [...values])).rows,
    createBoss: () => new PgBoss({ ...BOSS, connectionString, max: 4, useListenNotify: true }),
    close: () => pool.end(),
  };
}

async function openEmbedded(folder: string | undefined): Promise<Database> {
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
  }
  const lite = await PGlite.create(folder);
  for (const table of TABLES) {
    await lite.exec(table);
  }
  return {
    query: async (text, values = []) => (await lite.query(text, [...values])).rows as never,
    createBoss: () => new PgBoss({ ...BOSS, db: fromPglite(lite), backend: 'pglite', useListenNotify: true }),
    close: () => lite.close(),
  };
}
