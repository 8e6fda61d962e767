import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bigintArray, uuidArray } from "./binary-arrays.ts";
import { createTestDatabase, type TestDatabase } from "./testing/index.ts";

let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());

describe("binary arrays", () => {
  test("reach Postgres with every element, null or not, in order", async () => {
    const ids = ["00000000-0000-7000-8000-0000000000ff", null, "fedcba98-7654-7210-bfff-ffffffffffff"];
    const amounts = [0n, -1n, 9_223_372_036_854_775_807n];
    const rows = await testDatabase.db.query(
      "select id, amount from unnest($1::uuid[], $2::int8[]) with ordinality as u(id, amount, place) order by place",
      [uuidArray(ids), bigintArray(amounts)],
    );
    expect(rows).toEqual(ids.map((id, index) => ({ id, amount: amounts[index] })));
  });

  test("an empty one selects nothing", async () => {
    const none = [uuidArray([]), bigintArray([])];
    expect(await testDatabase.db.query("select from unnest($1::uuid[], $2::int8[])", none)).toEqual([]);
  });
});
