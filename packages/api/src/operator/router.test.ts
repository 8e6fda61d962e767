import { type Permission, permissions, permissionTable } from "@sortes/domain/operators";
import { expect, test } from "vitest";
import { listProcedures } from "../trpc/list-procedures.ts";
import { operatorRouter } from "./router.ts";

const procedures = listProcedures(operatorRouter);
const isPermission = (access: unknown): access is Permission =>
  permissions.some((permission) => permission === access);

test("every procedure names a permission, save what is about oneself: who one is, and a seat in a draw that its terms give", () => {
  expect(procedures.length).toBeGreaterThan(0);
  const unguarded = procedures.filter(({ access }) => !isPermission(access));
  expect(unguarded.map(({ access }) => access)).toEqual(unguarded.map(() => "signed-in"));
  expect(unguarded.map(({ path }) => path)).toEqual([
    "me.get",
    "ceremony.keys",
    "ceremony.registerKey",
    "ceremony.waiting",
    "ceremony.commit",
    "ceremony.due",
    "ceremony.reveal",
    "ceremony.openFragment",
    "ceremony.entries",
    "ceremony.enter",
  ]);
});

test("every permission opens something", () => {
  const used = new Set(procedures.map(({ access }) => access));
  expect(permissions.filter((permission) => !used.has(permission))).toEqual([]);
});

test("what changes something needs a permission to act, save checks that only report", () => {
  const viewing = procedures
    .filter(({ type, access }) => type === "mutation" && isPermission(access))
    .filter(({ access }) => permissionTable[access as Permission].effect === "view")
    .map(({ path }) => path);
  expect(viewing).toEqual([
    "games.previewRule",
    "audit.verify",
    "reports.dailySalesCsv",
    "ledger.verify",
    "randomness.test",
  ]);
});

test("a permission to act opens nothing that only reads", () => {
  const reading = procedures
    .filter(({ type, access }) => type !== "mutation" && isPermission(access))
    .filter(({ access }) => permissionTable[access as Permission].effect === "act");
  expect(reading).toEqual([]);
});
