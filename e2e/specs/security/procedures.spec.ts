import { expect, test } from "@playwright/test";
import { listProcedures as listOperatorProcedures, operatorRouter } from "@sortes/api/operator";
import { listProcedures as listPlayerProcedures, playerRouter } from "@sortes/api/player";
import { type Procedure, statusOf } from "../../fixtures/api.ts";
import { newPlayer, staff } from "../../fixtures/people.ts";
import { staffRoles } from "../../fixtures/seed.ts";
import { cookieHeader, type Site } from "../../fixtures/sign-in.ts";

const playerProcedures = listPlayerProcedures(playerRouter);
const operatorProcedures = listOperatorProcedures(operatorRouter);
const pathsOf = (procedures: readonly Procedure[]) => new Set(procedures.map(({ path }) => path));

const NO_COOKIE = "";

/** `path status` of every procedure whose answer is not as it should be. */
async function unexpected(
  site: Site,
  procedures: readonly Procedure[],
  cookie: string,
  isExpected: (status: number) => boolean,
): Promise<string[]> {
  const answers: string[] = [];
  for (const procedure of procedures) {
    const status = await statusOf(site, procedure, cookie);
    if (!isExpected(status)) answers.push(`${procedure.path} ${status}`);
  }
  return answers;
}

const is = (wanted: number) => (status: number) => status === wanted;

test("a stranger is refused everything on the player site that is not public", async () => {
  const guarded = playerProcedures.filter(({ access }) => access !== "public");
  expect(guarded.length).toBeGreaterThan(10);
  expect(await unexpected("web", guarded, NO_COOKIE, is(401))).toEqual([]);
});

test("a stranger is asked for nothing where a procedure is public", async () => {
  const open = playerProcedures.filter(({ access }) => access === "public");
  expect(await unexpected("web", open, NO_COOKIE, (status) => status === 200 || status === 400)).toEqual([]);
});

test("a stranger is refused everything on the console", async () => {
  expect(operatorProcedures.length).toBeGreaterThan(20);
  expect(await unexpected("admin", operatorProcedures, NO_COOKIE, is(401))).toEqual([]);
});

test("no procedure of the console exists on the player site", async () => {
  const { state } = await newPlayer();
  const ownPaths = pathsOf(playerProcedures);
  const foreign = operatorProcedures.filter(({ path }) => !ownPaths.has(path));
  expect(await unexpected("web", foreign, cookieHeader(state), is(404))).toEqual([]);
  // Names that both sites use are the player site's own, and show nothing that is not public.
  const shared = playerProcedures.filter(({ path }) => pathsOf(operatorProcedures).has(path));
  expect(shared.filter(({ access }) => access !== "public")).toEqual([]);
});

test("no procedure of the player site exists on the console", async () => {
  const { state } = staff("admin");
  const ownPaths = pathsOf(operatorProcedures);
  const foreign = playerProcedures.filter(({ path }) => !ownPaths.has(path));
  expect(await unexpected("admin", foreign, cookieHeader(state), is(404))).toEqual([]);
});

test("a player's cookie opens nothing on the console, under its own name and under the console's", async () => {
  const { state } = await newPlayer();
  const own = cookieHeader(state);
  const renamed = own.replaceAll("sortes-player.", "sortes-staff.");
  expect(renamed).not.toBe(own);
  for (const cookie of [own, renamed]) {
    expect(await unexpected("admin", operatorProcedures, cookie, is(401))).toEqual([]);
  }
});

test("a staff cookie opens nothing on the player site, under its own name and under the player site's", async () => {
  const own = cookieHeader(staff("admin").state);
  const renamed = own.replaceAll("sortes-staff.", "sortes-player.");
  expect(renamed).not.toBe(own);
  const guarded = playerProcedures.filter(({ access }) => access !== "public");
  for (const cookie of [own, renamed]) {
    expect(await unexpected("web", guarded, cookie, is(401))).toEqual([]);
  }
});

for (const role of staffRoles) {
  test(`${role}: refused whatever the role does not hold, and nothing that it holds`, async () => {
    const { api, state } = staff(role);
    const { staff: me, permissions } = await api.me.get.query();
    expect(me.roles).toEqual([role]);
    const held = new Set<unknown>(["signed-in", ...permissions]);
    const denied = operatorProcedures.filter(({ access }) => !held.has(access));
    const allowed = operatorProcedures.filter(({ access }) => held.has(access));
    expect(denied.length).toBeGreaterThan(0);
    expect(allowed.length).toBeGreaterThan(0);
    const cookie = cookieHeader(state);
    expect(await unexpected("admin", denied, cookie, is(403))).toEqual([]);
    // Without input most answer 400: what counts is that the guard let them through.
    expect(await unexpected("admin", allowed, cookie, (s) => s === 200 || s === 400)).toEqual([]);
  });
}
