import { createDb, type Db } from "@sortes/db";
import type { TestDatabase } from "@sortes/db/testing";

/** A database whose clock stands still until a test moves it. */
export interface ClockedDatabase {
  /** Its statements ask the test's clock, by the same name as ever. */
  db: Db;
  readClockMs(): number;
  setClock(at: Date): Promise<void>;
  moveClock(byMs: number): Promise<void>;
}

/**
 * Puts a clock of the test's own before the server's, so that a test can stand at an instant of the past, or minutes later, without
 * waiting. What the tables themselves stamp rows with keeps the server's time. Close `db` before the database is dropped.
 */
export async function freezeClock({ db: owner, url }: TestDatabase): Promise<ClockedDatabase> {
  await owner.query("create schema test_clock");
  await owner.query("create table test_clock.hand (at timestamptz not null)");
  await owner.query("insert into test_clock.hand values (date_trunc('milliseconds', now()))");
  await owner.query(
    "create function test_clock.clock_timestamp() returns timestamptz language sql volatile as 'select at from test_clock.hand'",
  );
  await owner.query("grant usage on schema test_clock to public");
  await owner.query("grant select on test_clock.hand to public");
  // Where `pg_catalog` is not named it comes first; named last, everything of the same name goes before it.
  await owner.query(
    "do $$ begin execute format('alter database %I set search_path = test_clock, public, pg_catalog', current_database()); end $$",
  );
  const { at: startedAt } = await owner.one<{ at: Date }>("select at from test_clock.hand");
  let atMs = startedAt.getTime();
  const setClock = async (at: Date) => {
    atMs = at.getTime();
    await owner.query("update test_clock.hand set at = $1", [at]);
  };
  return {
    db: createDb({ url, applicationName: "clocked", poolMax: 5 }),
    readClockMs: () => atMs,
    setClock,
    moveClock: (byMs) => setClock(new Date(atMs + byMs)),
  };
}
