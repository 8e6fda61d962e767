import { type Permission, permissions, permissionTable } from "@sortes/domain/operators";
import { expect, test } from "vitest";
import { listProcedures } from "../trpc/list-procedures.ts";
import { operatorRouter } from "./router.ts";

const procedures = listProcedures(operatorRouter);
const isPermission = (access: unknown): access is Permission =>
  permissions.some((permission) => permission === access);

test("every procedure names a permission, save what one may know about oneself", () => {
  expect(procedures.length).toBeGreaterThan(0);
  const unguarded = procedures.filter(({ access }) => !isPermission(access));
  expect(unguarded).toEqual([{ path: "me.get", type: "query", access: "signed-in" }]);
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
