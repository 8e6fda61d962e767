import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDb } from "./client.ts";
import { DatabaseUnavailableError, isDatabaseUnavailable, RowCountError } from "./database-errors.ts";
import { createTestDatabase, type TestDatabase } from "./testing/index.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.query("create table counter (id int primary key, total int8 not null)");
});

afterAll(() => database.drop());

async function startAt(total: bigint): Promise<void> {
  await database.db.query("delete from counter");
  await database.db.query("insert into counter values (1, $1), (2, $1)", [total]);
}

const totals = () => database.db.query<{ total: bigint }>("select total from counter order by id");

describe("values", () => {
  test("money, dates and JSON keep their value both ways", async () => {
    const row = await database.db.one(
      `select $1::int8 as stake_minor, $2::int8[] as stakes_minor, date '2026-11-01' as drawn_on,
              12.50::numeric as rate, $3::timestamptz as cutoff_at, $4::jsonb as details`,
      [9007199254740993n, [1n, null], new Date("2026-11-01T15:00:00Z"), { sold: 7n }],
    );
    expect(row).toEqual({
      stakeMinor: 9007199254740993n,
      stakesMinor: [1n, null],
      drawnOn: "2026-11-01",
      rate: "12.50",
      cutoffAt: new Date("2026-11-01T15:00:00Z"),
      details: { sold: "7" },
    });
  });

  test("another number of rows than asked for is an error, as are two columns of one name", async () => {
    await startAt(0n);
    await expect(database.db.one("select * from counter")).rejects.toThrow(RowCountError);
    await expect(database.db.one("select 1 as a, 2 as a")).rejects.toThrow(RowCountError);
    expect(await database.db.maybeOne("select * from counter where id = 9")).toBeUndefined();
  });
});

describe("transactions", () => {
  test("an error in the work undoes all of it and comes out unchanged", async () => {
    await startAt(5n);
    const reason = new Error("no");
    const failure = database.db.tx(async (tx) => {
      await tx.query("update counter set total = 0");
      throw reason;
    });
    await expect(failure).rejects.toBe(reason);
    expect(await totals()).toEqual([{ total: 5n }, { total: 5n }]);
  });

  test("work that swallows a statement's error is told that nothing was kept", async () => {
    await startAt(5n);
    const failure = database.db.tx(async (tx) => {
      await tx.query("update counter set total = 0");
      await tx.query("select * from nowhere").catch(() => undefined);
    });
    await expect(failure).rejects.toThrow("rolled back");
    expect(await totals()).toEqual([{ total: 5n }, { total: 5n }]);
  });

  test("the last statements are kept with the commit that follows them, or none is and the first that failed is told", async () => {
    await startAt(5n);
    const add = (id: number, amount: string) =>
      database.db.tx(async (tx) => {
        await tx.finish([
          tx.query("update counter set total = total + 1 where id = 1"),
          tx.query("update counter set total = total + $2::int8 where id = $1", [id, amount]),
          tx.query("update counter set total = total + 1 where id = 1"),
        ]);
        return "done";
      });
    expect(await add(2, "1")).toBe("done");
    expect(await totals()).toEqual([{ total: 7n }, { total: 6n }]);
    await expect(add(2, "much")).rejects.toThrow("invalid input syntax");
    expect(await totals()).toEqual([{ total: 7n }, { total: 6n }]);
  });

  test("a last statement that cannot be written keeps the commit from being sent", async () => {
    await startAt(5n);
    class Unwritable {
      toPostgres(): never {
        throw new Error("no text for this");
      }
    }
    const failure = database.db.tx((tx) =>
      tx.finish([tx.query("update counter set total = 0"), tx.query("select $1::text", [new Unwritable()])]),
    );
    await expect(failure).rejects.toThrow("no text for this");
    expect(await totals()).toEqual([{ total: 5n }, { total: 5n }]);
    expect(await database.db.one("select 1 as one")).toEqual({ one: 1 });
  });

  test("nothing is asked for after the last statements", async () => {
    await startAt(5n);
    const failure = database.db.tx(async (tx) => {
      await tx.finish([
        tx.query("update counter set total = 0"),
        Promise.resolve().then(() => tx.query("update counter set total = 1")),
      ]);
    });
    await expect(failure).rejects.toThrow("last statements already");
    expect(await totals()).toEqual([{ total: 5n }, { total: 5n }]);
  });

  test("two transactions in a deadlock both end, each kept once", async () => {
    await startAt(0n);
    const met = Promise.withResolvers<void>();
    let waiting = 0;
    const addInOrder = (first: number, second: number) => {
      let attempts = 0;
      return database.db.tx(async (tx) => {
        attempts += 1;
        await tx.query("update counter set total = total + 1 where id = $1", [first]);
        if (attempts === 1) {
          waiting += 1;
          if (waiting === 2) {
            met.resolve();
          }
          await met.promise;
        }
        await tx.query("update counter set total = total + 1 where id = $1", [second]);
      });
    };
    await Promise.all([addInOrder(1, 2), addInOrder(2, 1)]);
    expect(await totals()).toEqual([{ total: 2n }, { total: 2n }]);
  });

  test("a transaction that exceeds its time says that the database is busy and keeps nothing", async () => {
    await startAt(5n);
    const failure = database.db.tx(
      async (tx) => {
        await tx.query("update counter set total = 0");
        await tx.query("select pg_sleep(30)");
      },
      { timeoutMs: 50 },
    );
    await expect(failure).rejects.toThrow(DatabaseUnavailableError);
    expect(await totals()).toEqual([{ total: 5n }, { total: 5n }]);
  });

  test("a connection cut before the commit leaves nothing in doubt", async () => {
    await startAt(5n);
    const failure = database.db.tx(async (tx) => {
      await tx.query("update counter set total = 0");
      await tx.query("select pg_terminate_backend(pg_backend_pid())");
    });
    await expect(failure).rejects.toMatchObject({ name: "DatabaseUnavailableError", isCommitInDoubt: false });
    expect(await totals()).toEqual([{ total: 5n }, { total: 5n }]);
  });

  test("a connection that breaks during the commit says that it is in doubt", async () => {
    await database.db.pool.query(`
      create function cut() returns trigger language plpgsql as
        $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
      create table cut (id int);
      create constraint trigger cut after insert on cut deferrable initially deferred
        for each row execute function cut();`);
    const failure = database.db.tx((tx) => tx.query("insert into cut values (1)"));
    await expect(failure).rejects.toMatchObject({ name: "DatabaseUnavailableError", isCommitInDoubt: true });
  });
});

describe("reads for screens", () => {
  test("Prisma's connections cannot write", async () => {
    await expect(database.db.read.$executeRawUnsafe("delete from counter")).rejects.toThrow("read-only");
  });

  test("a server that is down is recognised, by Prisma too", async () => {
    const down = createDb({ url: "postgres://nobody@127.0.0.1:1/none", applicationName: "test" });
    await expect(down.query("select 1")).rejects.toThrow(DatabaseUnavailableError);
    const error: unknown = await down.read.$queryRawUnsafe("select 1").catch((reason: unknown) => reason);
    expect(isDatabaseUnavailable(error)).toBe(true);
    await down.close();
  });
});
