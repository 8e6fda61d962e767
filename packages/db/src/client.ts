import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { columnTypes } from "./column-types.ts";
import { DatabaseUnavailableError, isDatabaseUnavailable, isTransactionConflict } from "./database-errors.ts";
import { PrismaClient } from "./generated/client.ts";
import { queryRows, requireAtMostOne, requireOne, type Statement } from "./rows.ts";

export interface Queries {
  /** All rows, with camelCase keys. `Row` is the caller's word for what the statement selects. */
  query<Row = Record<string, unknown>>(statement: Statement, params?: readonly unknown[]): Promise<Row[]>;
  /** Exactly one row; another number is a `RowCountError`. */
  one<Row = Record<string, unknown>>(statement: Statement, params?: readonly unknown[]): Promise<Row>;
  /** One row or `undefined`; more is a `RowCountError`. */
  maybeOne<Row = Record<string, unknown>>(
    statement: Statement,
    params?: readonly unknown[],
  ): Promise<Row | undefined>;
}

/** A running transaction. It ends when the `work` given to `db.tx` returns (commit) or throws (roll back). */
export type Tx = Queries;

export interface Db extends Queries {
  /**
   * Runs `work` in one READ COMMITTED transaction and resolves after the commit. When `work` throws, nothing is kept and
   * its error comes out unchanged, except that "not now" becomes `DatabaseUnavailableError`.
   *
   * After a deadlock or a serialization failure the whole `work` runs again, at most 3 times in all. This is safe because
   * the first run left no trace in the database and `work` has no effect outside it (no network call inside a
   * transaction; the outbox carries what must happen afterwards). It is needed because otherwise Postgres' choice of a
   * victim would reach a player as if it were an answer about his bet.
   *
   * `timeoutMs` replaces the limits on each statement and on the whole transaction.
   */
  tx<Result>(work: (tx: Tx) => Promise<Result>, options?: { timeoutMs?: number }): Promise<Result>;
  /**
   * Prisma, for screens. Its connections are read-only by the server's own setting, so it cannot write even by mistake.
   * Its errors are Prisma's; `isDatabaseUnavailable` understands them.
   */
  readonly read: PrismaClient;
  /** The pool of writing connections, for what the methods above do not cover (streams, advisory locks, gauges). */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface DbOptions {
  url: string;
  /** Seen in `pg_stat_activity`, so a blocked lock can be traced to the process that holds it. */
  applicationName: string;
  /** Most connections in each of the two pools (transactions, reads). Reads open theirs on first use. */
  poolMax?: number;
}

const TX_ATTEMPTS_MAX = 3;

/** Two processes' pools of 10 + 10 fill two cores long before they fill Postgres' 200 connections. */
const POOL_MAX_DEFAULT = 10;

const LIMITS = {
  /** Longer than any wait a person accepts for a page; a queue behind a full pool is overload and is answered as such. */
  connectTimeoutMs: 5_000,
  /** The slowest statement of a request takes tens of milliseconds; ten seconds is a runaway plan holding locks. */
  statementTimeoutMs: 10_000,
  /** Below the statement's limit, so that a blocked lock says it is a lock. Cutoff work waits well under a second. */
  lockTimeoutMs: 5_000,
  /** A process that stalls between two statements would keep draws and accounts locked for everyone. */
  idleInTransactionTimeoutMs: 10_000,
  /** The sum of many quick statements is bounded too. Ranges of settlement ask for more with `timeoutMs`. */
  transactionTimeoutMs: 30_000,
};

export function createDb(options: DbOptions): Db {
  const pool = openPool(options, "");
  let read: { client: PrismaClient; pool: pg.Pool } | undefined;
  return {
    ...queriesOn((statement, params) => notNowAware(() => queryRows(pool, statement, params))),
    tx: (work, txOptions) => runTransaction(pool, work, txOptions?.timeoutMs),
    get read() {
      read ??= openRead(options);
      return read.client;
    },
    pool,
    close: async () => {
      await read?.client.$disconnect();
      await Promise.all([pool.end(), read?.pool.end()]);
    },
  };
}

function openRead(options: DbOptions): { client: PrismaClient; pool: pg.Pool } {
  const pool = openPool(options, " -c default_transaction_read_only=on");
  return { client: new PrismaClient({ adapter: new PrismaPg(pool) }), pool };
}

function openPool({ url, applicationName, poolMax }: DbOptions, serverOptions: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: applicationName,
    max: poolMax ?? POOL_MAX_DEFAULT,
    connectionTimeoutMillis: LIMITS.connectTimeoutMs,
    statement_timeout: LIMITS.statementTimeoutMs,
    lock_timeout: LIMITS.lockTimeoutMs,
    idle_in_transaction_session_timeout: LIMITS.idleInTransactionTimeoutMs,
    // UTC, so that a cast of an instant to text or date never depends on the machine.
    options: `-c timezone=UTC -c transaction_timeout=${LIMITS.transactionTimeoutMs}${serverOptions}`,
    // Statements asked for together are sent together: a batch of bets has a dozen, and waits for none of them in between.
    pipeline: true,
    types: columnTypes,
  });
  // A connection that breaks tells whoever waits for an answer on it; between two statements and while idle nobody does, and the
  // next statement meets the database as it then is. Without listeners Node would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

function queriesOn(run: <Row>(statement: Statement, params: readonly unknown[]) => Promise<Row[]>): Queries {
  return {
    query: (statement, params = []) => run(statement, params),
    one: async (statement, params = []) => requireOne(await run(statement, params)),
    maybeOne: async (statement, params = []) => requireAtMostOne(await run(statement, params)),
  };
}

async function runTransaction<Result>(
  pool: pg.Pool,
  work: (tx: Tx) => Promise<Result>,
  timeoutMs: number | undefined,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptTransaction(pool, work, timeoutMs);
    } catch (error) {
      if (!isTransactionConflict(error)) {
        throw error;
      }
      if (attempt === TX_ATTEMPTS_MAX) {
        throw new DatabaseUnavailableError(error);
      }
    }
  }
}

async function attemptTransaction<Result>(
  pool: pg.Pool,
  work: (tx: Tx) => Promise<Result>,
  timeoutMs: number | undefined,
): Promise<Result> {
  const client = await notNowAware(() => pool.connect());
  let broken: Error | undefined;
  try {
    await notNowAware(() => client.query(beginStatement(timeoutMs)));
    const result = await workOrRollBack(client, work);
    await commit(client);
    return result;
  } catch (error) {
    broken = error instanceof RolledBack ? undefined : asError(error);
    throw error instanceof RolledBack ? error.reason : error;
  } finally {
    // A connection whose state is not known is closed, never handed to the next caller with a transaction open.
    client.release(broken);
  }
}

function beginStatement(timeoutMs: number | undefined): string {
  const begin = "begin isolation level read committed";
  if (timeoutMs === undefined) {
    return begin;
  }
  if (!Number.isSafeInteger(timeoutMs) || timeoutMs <= 0) {
    throw new RangeError(`timeoutMs must be a positive whole number, got ${timeoutMs}`);
  }
  // Postgres arms the transaction's timer once, at BEGIN; only turning it off and on again restarts it with a new length.
  return [
    begin,
    `set local statement_timeout = ${timeoutMs}`,
    "set local transaction_timeout = 0",
    `set local transaction_timeout = ${timeoutMs}`,
  ].join("; ");
}

/** Carries the reason out after a clean roll back, which leaves the connection fit for the next caller. */
class RolledBack extends Error {
  readonly reason: unknown;
  constructor(reason: unknown) {
    super("rolled back", { cause: reason });
    this.reason = reason;
  }
}

async function workOrRollBack<Result>(
  client: pg.PoolClient,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const tx = queriesOn((statement, params) => notNowAware(() => queryRows(client, statement, params)));
  try {
    return await work(tx);
  } catch (reason) {
    try {
      await client.query("rollback");
    } catch {
      // The connection is gone and with it the transaction; why `work` failed is what the caller must hear.
      throw reason;
    }
    throw new RolledBack(reason);
  }
}

async function commit(client: pg.PoolClient): Promise<void> {
  let command: string;
  try {
    command = (await client.query("commit")).command;
  } catch (error) {
    throw isDatabaseUnavailable(error)
      ? new DatabaseUnavailableError(error, { isCommitInDoubt: true })
      : error;
  }
  if (command !== "COMMIT") {
    // Postgres answers ROLLBACK when a statement failed and `work` swallowed its error: nothing was kept.
    throw new Error("the transaction was rolled back: work swallowed the error of one of its statements");
  }
}

async function notNowAware<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw isDatabaseUnavailable(error) ? new DatabaseUnavailableError(error) : error;
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
