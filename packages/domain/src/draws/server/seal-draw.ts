import { randomBytes } from "node:crypto";
import type { Db, Tx } from "@sortes/db";
import { drawNumbersJob } from "@sortes/jobs";
import { appendJob } from "../../outbox/server/index.ts";
import { PROTOCOL, SEED_BYTES } from "../../proof/index.ts";
import {
  appendSeal,
  type Examination,
  examineTickets,
  type ProofIdentity,
} from "../../proof/server/index.ts";
import { accountKey, houseAccount } from "../../wallet/index.ts";
import { lockAccounts } from "../../wallet/server/index.ts";
import { decideSeal } from "../draw.core.ts";
import type { Draw } from "../draw.schema.ts";
import { saveSeal } from "./draw.repo.ts";
import { type Entropy, gatherParties } from "./gather-parties.ts";
import { holdDrawIn, lockDraw, systemActor, transitionDraw } from "./transition-draw.ts";

/** The operating system's generator. */
const systemEntropy: Entropy = async () => randomBytes(SEED_BYTES);

/** A million tickets take about half a minute of one core; far beyond that something hangs, and the sweep begins anew. */
const SEAL_TIMEOUT_MS = 900_000;

interface SealPorts {
  db: Db;
  proof: ProofIdentity;
  entropy?: Entropy;
}

/**
 * closed → sealed, once every role has committed a share and control has handed in its count, and if tickets, totals, ledger,
 * checkpoints and control agree; returns whether it sealed. The root over all tickets in serial order is stored once (primary key of
 * `draw_seal`, unique index of the log), with the commitments of all roles. If anything differs, or is missing for too long, the draw is
 * held instead and the hold is committed.
 *
 * The tickets are read before the draw is locked: a late bet takes that lock to be told that it is late, and would wait with
 * its whole batch. Nothing is lost by it, because the tickets of a draw that was seen closed are final.
 *
 * @throws draw.not_found
 */
export async function sealDraw(
  { db, proof, entropy = systemEntropy }: SealPorts,
  { drawId }: { drawId: string },
): Promise<boolean> {
  const seen = await db.tx((tx) => gatherParties(tx, { proof, entropy }, drawId));
  if (!seen) return false;
  return db.tx(
    async (tx) => {
      const examination = await examineTickets(tx, { ...seen, drawId });
      const draw = await lockDraw(tx, drawId);
      return draw.state === "closed" && sealLocked(tx, proof, draw, examination);
    },
    { timeoutMs: SEAL_TIMEOUT_MS },
  );
}

async function sealLocked(
  tx: Tx,
  proof: ProofIdentity,
  draw: Draw,
  examination: Examination,
): Promise<boolean> {
  const actor = systemActor("seal-draw");
  const { counted } = examination;
  const counts = {
    sold: draw.sold,
    stakeMinor: draw.stakeMinor,
    salesMinor: await salesMinor(tx, draw),
    tickets: counted.count,
    lastSerial: counted.lastSerial,
    ticketStakeMinor: counted.stakeMinor,
  };
  const problems = [...decideSeal(counts), ...examination.problems];
  if (problems.length > 0) {
    const reason = `the control count before the seal differs: ${problems.join(", ")}`;
    await holdDrawIn(tx, {
      draw,
      actor,
      reason,
      details: { problems, ...counts, root: counted.root, control: examination.handedIn?.control ?? null },
    });
    return false;
  }
  const { sealedAt } = await appendSeal(tx, proof, examination);
  const seal = {
    algorithm: PROTOCOL,
    root: counted.root,
    ticketCount: draw.sold,
    stakeMinor: draw.stakeMinor,
    sealedAt,
  };
  await saveSeal(tx, draw.id, seal);
  await transitionDraw(tx, { draw, toState: "sealed", actor, details: seal });
  await appendJob(tx, drawNumbersJob, { drawId: draw.id });
  return true;
}

async function salesMinor(tx: Tx, draw: Draw): Promise<bigint> {
  const sales = houseAccount("draw_sales", draw.currency, draw.id);
  const accounts = await lockAccounts(tx, [sales]);
  return accounts.get(accountKey(sales))?.postedMinor ?? 0n;
}
