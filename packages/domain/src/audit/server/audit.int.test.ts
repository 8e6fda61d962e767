import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appendAudit, checkAuditChain, listAudit, verifyAuditChain } from "./index.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const append = (subjectId: string) =>
  database.db.tx((tx) =>
    appendAudit(tx, {
      actor: { kind: "staff", id: "ada" },
      action: "draw.hold",
      subject: { kind: "draw", id: subjectId },
      before: { state: "open", stakeMinor: 10n },
      after: { state: "held" },
      reason: "a test",
    }),
  );

test("concurrent entries form one gapless chain that verifies", async () => {
  await Promise.all(Array.from({ length: 30 }, (_unused, index) => append(`draw-${index}`)));
  expect(await verifyAuditChain(database)).toMatchObject({ intact: true, entries: 30n });
  const page = await listAudit(database, { limit: 10 });
  expect(page.items.map((entry) => entry.seq)).toEqual([30n, 29n, 28n, 27n, 26n, 25n, 24n, 23n, 22n, 21n]);
  expect(page.nextCursor).toBe(21n);
});

test("who has the chain checked is its next entry, with what he was told", async () => {
  const actor = { kind: "staff", id: "ben" } as const;
  expect(await checkAuditChain(database, { actor })).toMatchObject({ intact: true, entries: 30n });
  const { items } = await listAudit(database, { limit: 1 });
  expect(items).toMatchObject([
    { seq: 31n, actorId: "ben", action: "audit.verify", after: { intact: true, entries: "30" } },
  ]);
});

test("entries cannot be changed, and one that was changed behind the trigger is named", async () => {
  const { db } = database;
  await expect(db.query("update audit_entry set reason = 'x' where seq = 7")).rejects.toThrow("append-only");
  await db.query("alter table audit_entry disable trigger history_guard");
  await db.query("update audit_entry set reason = 'another' where seq = 7");
  expect(await verifyAuditChain(database)).toMatchObject({ intact: false, brokenAtSeq: 7n, why: "hash" });
  await db.query("update audit_entry set reason = 'a test' where seq = 7");
  await db.query("delete from audit_entry where seq = 31");
  expect(await verifyAuditChain(database)).toMatchObject({ intact: false, brokenAtSeq: 31n, why: "gap" });
});
