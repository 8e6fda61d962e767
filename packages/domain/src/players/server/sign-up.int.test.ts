import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestJurisdiction, TEST_PASSWORD } from "../../testing/people-fixtures.ts";
import { createFileMailbox, loadProfile, requestEmailVerification, signUp, verifyEmail } from "./index.ts";

let database: TestDatabase;
const person = {
  email: "Alice@Example.test",
  password: TEST_PASSWORD,
  displayName: "Alice",
  birthOn: "1990-02-28",
  jurisdictionCode: "TST",
};

beforeAll(async () => {
  database = await createTestDatabase({ poolMax: 20 });
  await createTestJurisdiction(database.db);
});
afterAll(() => database.drop());

describe("sign-up", () => {
  test("twenty sign-ups at once with one address make one player", async () => {
    const { db } = database;
    const email = "twenty@example.test";
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => signUp({ db }, { ...person, email })),
    );
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "player.email_taken" });
    }
    const { count } = await db.one<{ count: bigint }>("select count(*) from player where email = $1", [
      email,
    ]);
    expect(count).toBe(1n);
  });

  test("an address is one address however it is written", async () => {
    const { db } = database;
    const { playerId } = await signUp({ db }, person);
    expect(await loadProfile({ db }, { playerId })).toMatchObject({
      email: "alice@example.test",
      birthOn: "1990-02-28",
      currency: "EUR",
      status: "active",
      kycState: "unverified",
    });
    await expect(signUp({ db }, { ...person, email: "ALICE@example.TEST" })).rejects.toMatchObject({
      code: "player.email_taken",
    });
  });

  test("who is under age is refused by the database's date and nothing is stored", async () => {
    const { db } = database;
    const { tomorrow } = await db.one<{ tomorrow: string }>(
      "select ((clock_timestamp() at time zone 'UTC')::date + 1 - interval '18 years')::date as tomorrow",
    );
    const young = { ...person, email: "young@example.test", birthOn: tomorrow };
    await expect(signUp({ db }, young)).rejects.toMatchObject({
      code: "player.under_age",
      details: { minAgeYears: 18 },
    });
    expect(await db.maybeOne("select id from player where email = $1", [young.email])).toBeUndefined();
  });

  test("a weak password and an unknown jurisdiction are refused", async () => {
    const { db } = database;
    const other = { ...person, email: "other@example.test" };
    await expect(signUp({ db }, { ...other, password: "password123" })).rejects.toMatchObject({
      code: "player.password_weak",
      details: { weakness: "too_common" },
    });
    await expect(signUp({ db }, { ...other, jurisdictionCode: "NOWHERE" })).rejects.toMatchObject({
      code: "player.jurisdiction_unknown",
    });
  });
});

describe("e-mail verification", () => {
  test("a link works once, and mails are limited", async () => {
    const { db } = database;
    const folder = await mkdtemp(join(tmpdir(), "sortes-mail-"));
    const mail = createFileMailbox(folder);
    const { playerId } = await signUp({ db }, { ...person, email: "mail@example.test" });
    for (let count = 0; count < 5; count += 1) {
      await requestEmailVerification({ db, mail }, { playerId });
    }
    await expect(requestEmailVerification({ db, mail }, { playerId })).rejects.toMatchObject({
      code: "player.mail_limit",
    });
    const sent = await readdir(folder);
    expect(sent).toHaveLength(5);
    const message = JSON.parse(await readFile(join(folder, sent[0] ?? ""), "utf8"));
    await rm(folder, { recursive: true });
    expect(message).toMatchObject({ kind: "verify_email", to: "mail@example.test", locale: "en" });
    const { token } = message;
    expect(await verifyEmail({ db }, { token })).toEqual({ playerId });
    await expect(verifyEmail({ db }, { token })).rejects.toMatchObject({ code: "player.token_invalid" });
    expect((await loadProfile({ db }, { playerId })).emailVerifiedAt).toBeInstanceOf(Date);
    await expect(requestEmailVerification({ db, mail }, { playerId })).rejects.toMatchObject({
      code: "player.email_already_verified",
    });
  });
});
