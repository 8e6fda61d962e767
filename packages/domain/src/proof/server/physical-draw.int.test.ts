import { bytesToHex } from "@noble/hashes/utils.js";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { verify } from "@sortes/verifier";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDraw, drawNumbers, publishDraw, releaseDraw } from "../../draws/server/index.ts";
import { DAILY_645_RULE, type GameResult } from "../../games/index.ts";
import { planSettlement, verifyDraw } from "../../settlement/server/index.ts";
import { CeremonyPerson } from "../../testing/ceremony-fixtures.ts";
import { type ClockedDatabase, freezeClock } from "../../testing/clock-fixtures.ts";
import { createRuledGame, openSpecialDraw, sealWithControl } from "../../testing/draw-fixtures.ts";
import { testProof } from "../../testing/proof-fixtures.ts";
import { entryBody } from "../entry.core.ts";
import { signedBytes } from "../people.core.ts";
import { listEntriesDue, loadCertificate, recordEntry } from "./index.ts";

const HOUR_MS = 3_600_000;

let database: TestDatabase;
let clocked: ClockedDatabase;
let people: CeremonyPerson[];
let gameId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  // Keys are registered by the server's clock, which authenticator codes go by.
  people = [await CeremonyPerson.register(database.db), await CeremonyPerson.register(database.db)];
  clocked = await freezeClock(database);
  ({ gameId } = await createRuledGame(clocked.db, DAILY_645_RULE));
  const officials = people.map(({ staffId }, at) => ({ role: `official-${at + 1}`, staffId }));
  await clocked.db.query("update game set proof = $2::jsonb where id = $1", [
    gameId,
    { level: "L0", officials },
  ]);
});
afterAll(async () => {
  await clocked.db.close();
  await database.drop();
});

/** A draw that nobody played, sealed; each a minute after the last one. */
async function sealedDraw(): Promise<string> {
  const { db } = clocked;
  await clocked.moveClock(60_000);
  const { id: drawId } = await openSpecialDraw(db, gameId, 10_000);
  await clocked.moveClock(10_000);
  expect(await closeDraw({ db }, { drawId })).toBe(true);
  expect(await sealWithControl({ db, proof: testProof }, { drawId })).toBe(true);
  return drawId;
}

const lotto = (main: number[], bonus = 7): GameResult => ({ kind: "matrix", main, bonus: [bonus] });
const BALLS = lotto([1, 9, 17, 25, 33, 41]);

let entered = 0;

/** As the person's browser does, for the seal that the console shows. */
async function enter(
  person: CeremonyPerson | undefined,
  drawId: string,
  result: GameResult,
  changes: { role?: string; sealHash?: string } = {},
): Promise<void> {
  const { db } = clocked;
  if (!person) throw new Error("there are two officials");
  const { staffId, keys } = person;
  const due = (await listEntriesDue({ db }, { staffId })).find((draw) => draw.drawId === drawId);
  const seat = { role: due?.role ?? "official-1", sealHash: due?.sealHash ?? "0".repeat(64), ...changes };
  const at = `2026-11-21T15:00:00.${String(++entered).padStart(6, "0")}Z`;
  const body = entryBody({ gameId, drawId }, { ...seat, at, result });
  const signature = bytesToHex(await keys.sign(signedBytes("entry", body)));
  await recordEntry({ db }, { staffId, entry: { body, signature } });
}

const turn = (drawId: string) => drawNumbers({ db: clocked.db, proof: testProof }, { drawId });

const holdOf = (drawId: string) =>
  clocked.db.one(
    `select d.state::text as state, e.details -> 'problems' as problems from draw d
     join draw_event e on e.draw_id = d.id and e.to_state = 'held' where d.id = $1 order by e.at desc limit 1`,
    [drawId],
  );

const release = (drawId: string) =>
  clocked.db.tx((tx) => releaseDraw(tx, { drawId, staffId: people[0]?.staffId ?? "", reason: "looked at" }));

async function publish(drawId: string): Promise<string> {
  const { db } = clocked;
  await planSettlement({ db }, { drawId });
  expect(await verifyDraw({ db }, { drawId })).toEqual({ state: "verified" });
  await clocked.moveClock(2 * HOUR_MS);
  expect(await publishDraw({ db, proof: testProof }, { drawId })).toBe(true);
  return loadCertificate({ db }, { drawId });
}

describe("a physical draw", () => {
  it("is drawn once both officials keyed in the same, and its certificate is verified", async () => {
    const drawId = await sealedDraw();
    expect(await turn(drawId)).toBe(false);
    await enter(people[0], drawId, BALLS);
    expect(await turn(drawId)).toBe(false);
    await enter(people[1], drawId, BALLS);
    expect(await turn(drawId)).toBe(true);
    const certificate = await publish(drawId);
    expect(JSON.parse(certificate)).toMatchObject({
      terms: { body: { roles: [], beacon: { level: "L0" } } },
      seal: { body: { round: null, commitments: [] } },
      seed: null,
      shares: [],
      result: BALLS,
    });
    const { isVerified, warnings } = verify({ certificate });
    expect(isVerified).toBe(true);
    expect(warnings.join()).toContain("Level L0");
  });

  it("is held when they differ, and goes on after both keyed in again and two people released it", async () => {
    const drawId = await sealedDraw();
    const right = lotto([2, 10, 18, 26, 34, 42]);
    await enter(people[0], drawId, lotto([2, 10, 18, 26, 34, 43]));
    await expect(enter(people[0], drawId, right)).rejects.toMatchObject({ code: "ceremony.entry_wrong" });
    await enter(people[1], drawId, right);
    expect(await turn(drawId)).toBe(false);
    expect(await holdOf(drawId)).toEqual({ state: "held", problems: ["entries_differ"] });
    await enter(people[0], drawId, right);
    await enter(people[1], drawId, right);
    expect(await turn(drawId)).toBe(false);
    await release(drawId);
    expect(await turn(drawId)).toBe(true);
    expect(verify({ certificate: await publish(drawId) }).isVerified).toBe(true);
  });

  it("takes no entry of another person, key, seal or game", async () => {
    const drawId = await sealedDraw();
    const stranger = await CeremonyPerson.register(database.db);
    const refusal = (code: string) => ({ code: `ceremony.${code}` });
    await expect(enter(stranger, drawId, BALLS)).rejects.toMatchObject(refusal("not_your_role"));
    await expect(enter(people[0], drawId, BALLS, { role: "official-2" })).rejects.toMatchObject(
      refusal("not_your_role"),
    );
    const otherSeal = { sealHash: "1".repeat(64) };
    await expect(enter(people[0], drawId, BALLS, otherSeal)).rejects.toMatchObject(refusal("entry_wrong"));
    await expect(enter(people[0], drawId, lotto([1, 2, 3]))).rejects.toMatchObject(refusal("entry_wrong"));
    await expect(
      clocked.db.query("insert into draw_entry (draw_id, role, statement) values ($1, 'generator', '{}')", [
        drawId,
      ]),
    ).rejects.toThrow("is no official of it");
    await expect(
      clocked.db.query(
        "insert into draw_seed (draw_id, algorithm, seed) values ($1, 'mine', repeat('0', 128))",
        [drawId],
      ),
    ).rejects.toThrow("no such seed");
  });
});

describe("a structural stop", () => {
  it("holds a result that the game had a few draws ago until two people have looked, and tells no number", async () => {
    const again = lotto([3, 11, 19, 27, 35, 43]);
    for (const [at, result] of [again, { ...again, bonus: [8] } as GameResult].entries()) {
      const drawId = await sealedDraw();
      await enter(people[0], drawId, result);
      await enter(people[1], drawId, result);
      expect(await turn(drawId)).toBe(true);
      if (at === 0) continue;
      expect(await holdOf(drawId)).toEqual({ state: "held", problems: ["structural.repeated_result"] });
      const { details } = await clocked.db.one<{ details: unknown }>(
        "select details from significant_event where kind = 'draw.held' and subject_id = $1",
        [drawId],
      );
      expect(JSON.stringify(details)).not.toMatch(/\b(11|19|27|35|43)\b/);
      await release(drawId);
      expect(await clocked.db.one("select state::text as state from draw where id = $1", [drawId])).toEqual({
        state: "drawn",
      });
    }
  });
});
