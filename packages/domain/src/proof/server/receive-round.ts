import type { Db, Tx } from "@sortes/db";
import { z } from "zod";
import type { BeaconChain, GenuineRound, RelayOutcome } from "../../beacon/index.ts";
import { beaconClientFor } from "../../beacon/server/index.ts";
import { DomainError } from "../../errors/index.ts";
import { appendDailySignificantEvent, appendSignificantEvent } from "../../reporting/server/index.ts";
import { spokenAt } from "../beacon-round.core.ts";
import { loadBeaconRow, mayAsk, saveBeacon, saveBeaconTry } from "./beacon.repo.ts";
import { loadStatement } from "./load-statement.ts";
import { loadDrawPolicy } from "./policy.repo.ts";

/** Quicknet speaks every three seconds: asking faster helps nobody. */
const PAUSE_S = 2;

/** About a minute of asking: whoever is on duty should look. */
const PATIENCE_TRIES = 20;

/** The beacon of a draw, where to ask it, and the one round that counts. */
interface Awaited {
  chain: BeaconChain;
  relays: readonly string[];
  round: number;
}

/**
 * Asks the beacon of a sealed draw, once each relay, for the round that its seal fixed, and keeps a genuine answer (primary key; a
 * trigger refuses any other round). Anything else only leaves a note of what each relay said: the draw waits, and the next turn asks for
 * the same round. It opens no transaction around the network. Nothing to do at L1 and L0, before the round's time, or once it is kept.
 */
export async function receiveRound({ db }: { db: Db }, { drawId }: { drawId: string }): Promise<void> {
  const awaited = await loadAwaited(db, drawId);
  if (!awaited) return;
  const { chain, relays, round } = awaited;
  try {
    await keepRound(db, drawId, await beaconClientFor(chain, relays).fetchRound(round));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await noteRefusal(db, drawId, round, error);
  }
}

/** What there is to ask for now, by the database's clock. */
async function loadAwaited(db: Db, drawId: string): Promise<Awaited | undefined> {
  const policy = await loadDrawPolicy(db, drawId);
  if (!policy || !("relays" in policy)) return undefined;
  const terms = await loadStatement(db, drawId, "terms");
  const seal = await loadStatement(db, drawId, "seal");
  const beacon = terms?.statement.body.beacon;
  const round = seal?.statement.body.round ?? null;
  if (!beacon || !("publicKey" in beacon) || round === null || (await loadBeaconRow(db, drawId)))
    return undefined;
  const dueAt = spokenAt(beacon, round);
  if (!dueAt || !(await mayAsk(db, { drawId, spokenAt: dueAt, pauseS: PAUSE_S }))) return undefined;
  const { scheme, publicKey, genesisTime, periodS } = beacon;
  return { chain: { scheme, publicKey, genesisTime, periodS }, relays: policy.relays, round };
}

/** A forgery by one relay is told even though another gave the genuine round. */
async function keepRound(
  db: Db,
  drawId: string,
  { round, signature, outcomes }: GenuineRound,
): Promise<void> {
  const relay = Object.keys(outcomes).find((url) => outcomes[url] === "genuine") ?? "";
  await db.tx(async (tx) => {
    const isFirst = await saveBeacon(tx, drawId, { round, signature, relay });
    const refused = Object.entries(outcomes).filter(([, outcome]) => isFalse(outcome));
    if (isFirst && refused.length > 0) await tellForgery(tx, drawId, round, Object.fromEntries(refused));
  });
}

/** What came of asking, for who waits in the console. A relay that was left alone told nothing new. */
async function noteRefusal(
  db: Db,
  drawId: string,
  round: number,
  { code, details }: DomainError,
): Promise<void> {
  const { outcomes } = refusalDetailsSchema.parse(details);
  const told = Object.entries(outcomes).filter(([, outcome]) => outcome !== "left_alone");
  await db.tx(async (tx) => {
    const outcome = code.replace(/^beacon\./, "");
    const tries = await saveBeaconTry(tx, drawId, { round, outcome, relays: Object.fromEntries(told) });
    const refused = told.filter(([, said]) => isFalse(said));
    if (refused.length > 0) await tellForgery(tx, drawId, round, Object.fromEntries(refused));
    if (tries === PATIENCE_TRIES) {
      await appendSignificantEvent(tx, {
        kind: "draw.beacon_silent",
        severity: "critical",
        subject: { kind: "draw", id: drawId },
        details: { round, outcome, relays: outcomes },
      });
    }
  });
}

const refusalDetailsSchema = z.object({ outcomes: z.record(z.string(), z.string()) });

/** Whether a relay answered with what the beacon did not say. */
function isFalse(outcome: string): boolean {
  return (["forged", "wrong_round"] satisfies RelayOutcome[]).some((name) => name === outcome);
}

async function tellForgery(
  tx: Tx,
  drawId: string,
  round: number,
  relays: Record<string, string>,
): Promise<void> {
  await appendDailySignificantEvent(tx, {
    kind: "draw.beacon_forged",
    severity: "critical",
    subject: { kind: "draw", id: drawId },
    details: { round, relays },
  });
}
