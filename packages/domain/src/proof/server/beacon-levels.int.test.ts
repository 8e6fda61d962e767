import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { verify } from "@sortes/verifier";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type BeaconServer, serveBeacon } from "../../beacon/server/index.ts";
import { placeBets } from "../../betting/server/index.ts";
import { closeDraw, drawNumbers, publishDraw } from "../../draws/server/index.ts";
import { PICK_3_RULE } from "../../games/index.ts";
import { planSettlement, settleRange, verifyDraw } from "../../settlement/server/index.ts";
import { betRequest, fundPlayers, sellIn, straight } from "../../testing/betting-fixtures.ts";
import { type ClockedDatabase, freezeClock } from "../../testing/clock-fixtures.ts";
import { createRuledGame, openSpecialDraw, sealWithControl } from "../../testing/draw-fixtures.ts";
import { testProof } from "../../testing/proof-fixtures.ts";
import {
  type RecordedRelay,
  type RelayManner,
  recording,
  startRecordedRelay,
} from "../../testing/recorded-relay.ts";
import { createTestPlayers } from "../../testing/settlement-fixtures.ts";
import { loadCertificate, receiveRound } from "./index.ts";
import { signBody } from "./proof-keys.ts";

const python = fileURLToPath(new URL("../../../../verifier/python/verify.py", import.meta.url));

/** The round that was recorded, and a seal a minute and a bit before it. */
const ROUND = recording.rounds[0]?.round ?? 0;
const { genesisTime, periodS } = recording.chain;
const SPOKEN_AT = new Date((genesisTime + (ROUND - 1) * periodS) * 1_000);
const SEALED_AT = new Date(SPOKEN_AT.getTime() - 61_500);
const HOUR_MS = 3_600_000;

let database: TestDatabase;
let clocked: ClockedDatabase;
let playerId: string;
let relays: RecordedRelay[] = [];
let beacon: BeaconServer;

beforeAll(async () => {
  database = await createTestDatabase();
  clocked = await freezeClock(database);
  await clocked.setClock(SEALED_AT);
  [playerId = ""] = await createTestPlayers(clocked.db, 1);
  await fundPlayers(clocked.db, [playerId], 10_000_00n);
  const keySeed = new Uint8Array(48).fill(5);
  beacon = await serveBeacon({ keySeed, genesisTime, periodS, readClockMs: clocked.readClockMs, port: 0 });
});
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.close()));
  relays = [];
});
afterAll(async () => {
  await beacon.close();
  await clocked.db.close();
  await database.drop();
});

/** A draw of a new game with this policy, sold, closed and sealed at `SEALED_AT`. */
async function sealedDraw(policy: object): Promise<string> {
  const { db } = clocked;
  await clocked.setClock(new Date(SEALED_AT.getTime() - 10_000));
  const game = await createRuledGame(db, PICK_3_RULE);
  await db.query("update game set proof = $2::jsonb where id = $1", [game.gameId, policy]);
  await sellIn(db, game);
  const { id: drawId } = await openSpecialDraw(db, game.gameId, 10_000);
  const { gameId } = game;
  const bet = betRequest(playerId, { gameId, drawIds: [drawId], lines: [straight([1, 2, 3])] });
  expect(await placeBets({ db }, [bet])).toMatchObject([{ ok: true }]);
  await clocked.setClock(SEALED_AT);
  expect(await closeDraw({ db }, { drawId })).toBe(true);
  expect(await sealWithControl({ db, proof: testProof }, { drawId })).toBe(true);
  return drawId;
}

async function sealedPublicDraw(...manners: RelayManner[]): Promise<string> {
  relays = await Promise.all(manners.map(startRecordedRelay));
  return sealedDraw({ level: "L3", relays: relays.map(({ url }) => url) });
}

const turn = (drawId: string) => drawNumbers({ db: clocked.db, proof: testProof }, { drawId });

const stateOf = (drawId: string) =>
  clocked.db.one("select state::text as state from draw where id = $1", [drawId]);

/** What the console shows of a draw that waits. */
const lastTry = (drawId: string) =>
  clocked.db.maybeOne("select outcome, relays, tries from draw_beacon_try where draw_id = $1", [drawId]);

async function publish(drawId: string): Promise<string> {
  const { db } = clocked;
  await planSettlement({ db }, { drawId });
  await settleRange({ db }, { drawId, fromSerial: 1, toSerial: 1 });
  expect(await verifyDraw({ db }, { drawId })).toEqual({ state: "verified" });
  await clocked.moveClock(2 * HOUR_MS);
  expect(await publishDraw({ db, proof: testProof }, { drawId })).toBe(true);
  return loadCertificate({ db }, { drawId });
}

/** As who has the draw key could hand it out. */
function resigned({ signature: _old, ...body }: Record<string, unknown>): string {
  return JSON.stringify({ ...body, signature: signBody(testProof.keys.draw, "certificate", body) });
}

function verdict(certificate: string): string {
  const { isVerified, steps } = verify({ certificate });
  const failed = steps.find(({ status }) => status === "failed");
  return isVerified ? "verified" : `${failed?.id}: ${failed?.detail}`;
}

/** What the second implementation prints; it rejects what it does not verify. */
async function pythonVerdict(certificate: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "sortes-levels-"));
  const file = join(folder, "certificate.json");
  writeFileSync(file, certificate);
  try {
    return (await promisify(execFile)("python3", ["-B", python, file])).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("a draw with the public beacon", () => {
  it("waits for the round of its seal, draws, and both verifiers accept its certificate", async () => {
    const drawId = await sealedPublicDraw("honest");
    await clocked.setClock(new Date(SPOKEN_AT.getTime() - 1));
    expect(await turn(drawId)).toBe(false);
    expect(relays[0]?.asked()).toBe(0);
    await clocked.setClock(SPOKEN_AT);
    expect(await turn(drawId)).toBe(true);
    const certificate = await publish(drawId);
    const signature = recording.rounds[0]?.signature;
    expect(JSON.parse(certificate)).toMatchObject({
      terms: { body: { beacon: { level: "L3", publicKey: recording.chain.publicKey, delayS: 60 } } },
      seal: { body: { round: ROUND } },
      beacon: { level: "L3", round: ROUND, signature },
    });
    expect(verdict(certificate)).toBe("verified");
    expect(verify({ certificate }).warnings.join()).not.toContain("Level");
    expect(await pythonVerdict(certificate)).toMatch(/skipped|BLS[\s\S]*VERIFIED/);
  });

  it("goes on waiting for a relay that is late, and asks it for nothing else", async () => {
    const drawId = await sealedPublicDraw("late");
    for (const tries of [1, 2]) {
      await clocked.setClock(new Date(SPOKEN_AT.getTime() + tries * 3_000));
      expect(await turn(drawId)).toBe(false);
      expect(await lastTry(drawId)).toMatchObject({ outcome: "round_missing", tries });
    }
    // A second turn in the same second asks nobody.
    expect(await turn(drawId)).toBe(false);
    expect(relays[0]?.asked()).toBe(2);
    await clocked.moveClock(3_000);
    expect(await turn(drawId)).toBe(true);
  });

  it.each<[RelayManner, string, string]>([
    ["missing", "missing", "round_missing"],
    ["other_round", "wrong_round", "not_genuine"],
    ["no_point", "forged", "not_genuine"],
    ["forged", "forged", "not_genuine"],
    ["garbage", "garbage", "unreachable"],
  ])("stays sealed while its relay is %s, and says so", async (manner, said, outcome) => {
    const drawId = await sealedPublicDraw(manner);
    await clocked.setClock(SPOKEN_AT);
    expect(await turn(drawId)).toBe(false);
    expect(await stateOf(drawId)).toEqual({ state: "sealed" });
    expect(await lastTry(drawId)).toEqual({ outcome, relays: { [relays[0]?.url ?? ""]: said }, tries: 1 });
    const told = await clocked.db.query(
      "select severity from significant_event where kind = 'draw.beacon_forged' and subject_id = $1",
      [drawId],
    );
    expect(told).toEqual(outcome === "not_genuine" ? [{ severity: "critical" }] : []);
  });

  it("tells whoever is on duty once it has asked for a minute, and goes on asking", async () => {
    const drawId = await sealedPublicDraw("missing");
    await clocked.setClock(SPOKEN_AT);
    const told = () =>
      clocked.db.query(
        "select severity from significant_event where kind = 'draw.beacon_silent' and subject_id = $1",
        [drawId],
      );
    for (let asked = 1; asked < 20; asked++) {
      expect(await turn(drawId)).toBe(false);
      await clocked.moveClock(3_000);
    }
    expect(await told()).toEqual([]);
    await turn(drawId);
    await clocked.moveClock(3_000);
    await turn(drawId);
    expect(await told()).toEqual([{ severity: "critical" }]);
    expect(await stateOf(drawId)).toEqual({ state: "sealed" });
  });

  it("draws from the genuine answer of another relay, and a forgery is told all the same", async () => {
    const drawId = await sealedPublicDraw("forged", "honest");
    await clocked.setClock(SPOKEN_AT);
    expect(await turn(drawId)).toBe(true);
    const { details } = await clocked.db.one<{ details: unknown }>(
      "select details from significant_event where kind = 'draw.beacon_forged' and subject_id = $1",
      [drawId],
    );
    expect(details).toEqual({ round: ROUND, relays: { [relays[0]?.url ?? ""]: "forged" } });
    expect(verdict(await publish(drawId))).toBe("verified");
  });
});

describe("a draw with the operator's own beacon", () => {
  const policyOf = (url: string) => ({
    level: "L2",
    chain: beacon.chain,
    relays: [url],
    parties: ["The operator", "The regulator", "The university"],
    threshold: 2,
  });

  it("waits for it, draws, and both verifiers accept its certificate", async () => {
    const drawId = await sealedDraw(policyOf(beacon.url));
    expect(await turn(drawId)).toBe(false);
    await clocked.setClock(SPOKEN_AT);
    expect(await turn(drawId)).toBe(true);
    const certificate = await publish(drawId);
    expect(verdict(certificate)).toBe("verified");
    expect(verify({ certificate }).warnings.join()).toContain("Level L2");
    expect(await pythonVerdict(certificate)).toContain("VERIFIED");
  });

  it("takes no round of another beacon", async () => {
    relays = [await startRecordedRelay("honest")];
    const drawId = await sealedDraw(policyOf(relays[0]?.url ?? ""));
    await clocked.setClock(SPOKEN_AT);
    expect(await turn(drawId)).toBe(false);
    expect(await lastTry(drawId)).toMatchObject({ outcome: "not_genuine" });
  });
});

describe("somebody with the database's owner role", () => {
  /** As a person with the database's root password could. */
  async function tamper(sql: string, params: unknown[]): Promise<void> {
    await clocked.db.tx(async (tx) => {
      await tx.query("set local session_replication_role = replica");
      await tx.query(sql, params);
    });
  }
  const insert = "insert into draw_beacon (draw_id, round, signature, relay) values ($1, $2, $3, 'mine')";
  const genuine = recording.rounds[0]?.signature ?? "";
  const forged = `97${"0".repeat(94)}`;

  it("cannot choose the round: the database refuses another than the seal's, the certificate shows it", async () => {
    const drawId = await sealedPublicDraw("missing");
    await clocked.setClock(SPOKEN_AT);
    await expect(clocked.db.query(insert, [drawId, ROUND + 1, genuine])).rejects.toThrow(
      "not the one that the seal fixed",
    );
    await clocked.db.query(insert, [drawId, ROUND, genuine]);
    expect(await turn(drawId)).toBe(true);
    const certificate = JSON.parse(await publish(drawId));
    const chosen = { ...certificate, beacon: { ...certificate.beacon, round: ROUND + 1 } };
    expect(verdict(resigned(chosen))).toMatch(/^round/);
  });

  it("cannot forge the beacon: nothing is drawn from what its key did not sign", async () => {
    const drawId = await sealedPublicDraw("missing");
    await clocked.setClock(SPOKEN_AT);
    await tamper(insert, [drawId, ROUND, forged]);
    await expect(turn(drawId)).rejects.toThrow("not its signature");
    expect(await stateOf(drawId)).toEqual({ state: "sealed" });
  });

  it("cannot lower the level of a draw that was announced", async () => {
    const drawId = await sealedPublicDraw("missing");
    await clocked.setClock(SPOKEN_AT);
    await expect(
      clocked.db.query('update draw_policy set policy = \'{"level":"L1"}\' where draw_id = $1', [drawId]),
    ).rejects.toThrow("append-only");
    await tamper('update draw_policy set policy = \'{"level":"L1"}\' where draw_id = $1', [drawId]);
    await tamper(
      'update game set proof = \'{"level":"L1"}\' where id = (select game_id from draw where id = $1)',
      [drawId],
    );
    // The terms are in the log: the draw waits for the beacon they name.
    await receiveRound({ db: clocked.db }, { drawId });
    expect(await turn(drawId)).toBe(false);
    await expect(
      clocked.db.query(
        "insert into draw_seed (draw_id, algorithm, seed) values ($1, 'mine', repeat('0', 128))",
        [drawId],
      ),
    ).rejects.toThrow("no such seed");
    await clocked.db.query(insert, [drawId, ROUND, genuine]);
    expect(await turn(drawId)).toBe(true);
    const certificate = JSON.parse(await publish(drawId));
    const lowered = { ...certificate, beacon: { level: "L1", round: 1, value: "0".repeat(64) } };
    expect(verdict(resigned(lowered))).toMatch(/^round/);
  });
});
