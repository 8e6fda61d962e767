import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bigintArray, bytesArray, jsonbArray, textArray, uuidArray } from "./binary-arrays.ts";
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

  test("carry texts as they are", async () => {
    const texts = ["", "plain", 'quoted " and \\ and {,}', "ünï¢öðé 🎱"];
    const bytes = texts.map((_text, index) => Buffer.of(index, 0xff));
    const rows = await testDatabase.db.query(
      `select word, json #>> '{}' as json, bytes
       from unnest($1::text[], $2::jsonb[], $3::bytea[]) with ordinality as u(word, json, bytes, place) order by place`,
      [
        textArray(texts),
        jsonbArray(texts.map((text) => JSON.stringify(text))),
        bytesArray(Buffer.concat(bytes), 2),
      ],
    );
    expect(rows).toEqual(texts.map((text, index) => ({ word: text, json: text, bytes: bytes[index] })));
  });

  test("an empty one selects nothing", async () => {
    const none = [uuidArray([]), bigintArray([])];
    expect(await testDatabase.db.query("select from unnest($1::uuid[], $2::int8[])", none)).toEqual([]);
  });
});
