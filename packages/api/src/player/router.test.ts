import { expect, test } from "vitest";
import { listProcedures } from "../trpc/list-procedures.ts";
import { playerRouter } from "./router.ts";

const procedures = listProcedures(playerRouter);

test("every procedure says who may call it", () => {
  expect(procedures.length).toBeGreaterThan(0);
  const silent = procedures.filter(({ access }) => access !== "public" && access !== "player");
  expect(silent).toEqual([]);
});

test("strangers reach what is on this list and nothing else", () => {
  const open = procedures.filter(({ access }) => access === "public").map(({ path }) => path);
  expect(open.toSorted()).toEqual([
    "account.jurisdictions",
    "account.signUp",
    "account.verifyEmail",
    "betting.quote",
    "draws.certificate",
    "draws.estimates",
    "draws.open",
    "draws.result",
    "draws.results",
    "draws.rule",
    "draws.serverTime",
    "games.get",
    "games.list",
    "live.draws",
    "log.entries",
    "log.head",
  ]);
});
