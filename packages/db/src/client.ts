import { setImmediate } from "node:timers/promises";
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
export interface Tx extends Queries {
  /**
   * Takes the answers, still to come, of the last statements: the commit follows those at once, so no lock is held while the
   * client is busy with something else. One that fails turns the commit into a roll back, and `db.tx` throws its error. The
   * work returns after it and asks for nothing more.
   */
  finish(answers: readonly Promise<unknown>[]): Promise<void>;
}

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
    const last: Promise<unknown>[] = [];
    const result = await workOrRollBack(client, work, last);
    await commit(client, last);
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
  last: Promise<unknown>[],
): Promise<Result> {
  let isFinished = false;
  const tx: Tx = {
    ...queriesOn(async (statement, params) => {
      // It would run after the commit, on its own.
      if (isFinished) throw new Error("the transaction has asked for its last statements already");
      return notNowAware(() => queryRows(client, statement, params));
    }),
    finish: async (answers) => {
      isFinished = true;
      await written(answers);
      last.push(...answers);
    },
  };
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

/** A statement that could not be written fails within this turn of the loop, and the server, never hearing of it, would commit. */
async function written(answers: readonly Promise<unknown>[]): Promise<void> {
  const failures: unknown[] = [];
  for (const answer of answers) answer.catch((error: unknown) => failures.push(error));
  await setImmediate();
  if (failures.length === 0) return;
  await Promise.allSettled(answers);
  throw failures[0];
}

/** Commits behind the last statements, which may still be on their way; the first of them that failed is the reason of a roll back. */
async function commit(client: pg.PoolClient, last: readonly Promise<unknown>[]): Promise<void> {
  const answer = client.query("commit").then(({ command }) => command);
  const [ended, ...answers] = await Promise.allSettled([answer, ...last]);
  if (ended.status === "rejected") {
    throw isDatabaseUnavailable(ended.reason)
      ? new DatabaseUnavailableError(ended.reason, { isCommitInDoubt: true })
      : ended.reason;
  }
  const failed = answers.find((statement) => statement.status === "rejected");
  if (ended.value === "COMMIT") {
    if (failed) throw new Error("a statement failed and the commit did not", { cause: failed.reason });
    return;
  }
  // Postgres answers ROLLBACK when a statement failed: one of the last, or one whose error `work` swallowed.
  if (failed) throw new RolledBack(failed.reason);
  throw new Error("the transaction was rolled back: work swallowed the error of one of its statements");
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
