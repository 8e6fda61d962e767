import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Db, Tx } from "@sortes/db";
import { closeDraw } from "@sortes/domain/draws/server";
import {
  appendSeal,
  commitRoles,
  examineTickets,
  loadMissing,
  loadReceipt,
  missingBeforeSeal,
  type ProofIdentity,
} from "@sortes/domain/proof/server";
import type { Bench, Sample } from "../src/bench.types.ts";
import { createDrawKeys } from "../src/draw-keys.ts";
import { watchMemory } from "../src/own-memory.ts";
import { startControl } from "../src/product-process.ts";
import { sellMillion, TICKETS } from "../src/sell-million.ts";
import { openWorld } from "../src/world.ts";

const PLAYERS = 2_000;
const SAMPLE = 10_000;
const RECEIPTS = 50;
const SEED_BYTES = 64;
const TIMEOUT_MS = 600_000;
const MEMORY_MIB_MAX = 512;

interface SealedWorld {
  db: Db;
  proof: ProofIdentity;
  draw: { drawId: string; gameId: string; currency: string };
}

/**
 * A million tickets of which control has a copy, counted for the tree, compared, sealed and logged, against a tree that asks for each ticket
 * by itself.
 */
export const seal: Bench = {
  name: "seal",
  unit: "tickets/s",
  against: "one query a ticket, all leaves in one list",
  target: { kind: "value_at_least", least: 50_000, aim: 100_000 },
  prepare: async () => {
    const world = await openWorld("seal", PLAYERS);
    const keys = createDrawKeys();
    await keys.announce(world.db, world.gameId);
    const control = await startControl(world.url, keys);
    const drawId = await sellMillion(world);
    await closeDraw({ db: world.db }, { drawId });
    await waitForControl(world.db, drawId);
    await control.stop();
    const { currency } = await world.db.one<{ currency: string }>("select currency from draw where id = $1", [
      drawId,
    ]);
    const ofDraw = { drawId, gameId: world.gameId };
    const entropy = async () => randomBytes(SEED_BYTES);
    await world.db.tx((tx) => commitRoles(tx, keys.proof.keys.roles, ofDraw, entropy));
    const sealed = { db: world.db, proof: keys.proof, draw: { drawId, gameId: world.gameId, currency } };
    return {
      measure: () => measure(sealed),
      baseline: () => askForEach(sealed),
      close: async () => {
        await world.close();
        keys.discard();
      },
    };
  },
};

async function waitForControl(db: Db, drawId: string): Promise<void> {
  while (missingBeforeSeal(await loadMissing(db, drawId)).some((what) => what.includes("control"))) {
    await sleep(100);
  }
}

/** What undoes a round's seal: a draw has one, and the next round needs the draw without. */
class Undo extends Error {}

async function measure({ db, proof, draw }: SealedWorld): Promise<Sample> {
  let sample: Sample | undefined;
  const sealAndProve = async (tx: Tx): Promise<void> => {
    const stop = watchMemory();
    const started = performance.now();
    const examination = await examineTickets(tx, draw);
    await appendSeal(tx, proof, examination);
    const seconds = (performance.now() - started) / 1_000;
    const peakMiB = stop();
    const receiptMs = await timeReceipts(tx, proof, draw.drawId);
    sample = {
      value: TICKETS / seconds,
      notes: { seconds, peakMiB: Math.round(peakMiB), receiptMs },
      failures: [
        ...examination.problems.map((problem) => `the tickets could not be sealed: ${problem}`),
        ...(peakMiB > MEMORY_MIB_MAX ? [`the process held ${peakMiB.toFixed(0)} MiB`] : []),
      ],
    };
    throw new Undo();
  };
  await db.tx(sealAndProve, { timeoutMs: TIMEOUT_MS }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  if (!sample) throw new Error("the round ended without a sample");
  return sample;
}

/** Milliseconds for a ticket's receipt with its proof, for tickets all over the draw. */
async function timeReceipts(tx: Tx, { keys }: ProofIdentity, drawId: string): Promise<number> {
  const tickets = await tx.query<{ ticketId: string; playerId: string }>(
    "select id as ticket_id, player_id from ticket where draw_id = $1 and serial % $2 = 1 order by serial",
    [drawId, TICKETS / RECEIPTS],
  );
  const started = performance.now();
  for (const ticket of tickets) await loadReceipt({ db: tx, drawSigner: keys.draw }, ticket);
  return (performance.now() - started) / tickets.length;
}

/** What most first versions do: load a ticket, hash it, take the next, then join the list pair by pair. */
async function askForEach({ db, draw }: SealedWorld): Promise<Sample> {
  const started = performance.now();
  const digest = (text: string) => crypto.subtle.digest("SHA-256", Buffer.from(text));
  let level: string[] = [];
  for (let serial = 1; serial <= SAMPLE; serial += 1) {
    const ticket = await db.one<{ lines: unknown; salt: Buffer }>(
      "select lines, salt from ticket where draw_id = $1 and serial = $2",
      [draw.drawId, serial],
    );
    const text = `${serial}${JSON.stringify(ticket.lines)}${ticket.salt.toString("hex")}`;
    level.push(Buffer.from(await digest(text)).toString("hex"));
  }
  while (level.length > 1) {
    const above: string[] = [];
    for (let at = 0; at < level.length; at += 2)
      above.push(Buffer.from(await digest(`${level[at]}${level[at + 1] ?? ""}`)).toString("hex"));
    level = above;
  }
  return { value: SAMPLE / ((performance.now() - started) / 1_000) };
}
