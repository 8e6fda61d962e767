import type { Db, Tx } from "@sortes/db";
import { drawNumbersJob } from "@sortes/jobs";
import { appendJob } from "../../outbox/server/index.ts";
import { accountKey, houseAccount } from "../../wallet/index.ts";
import { lockAccounts } from "../../wallet/server/index.ts";
import { decideSeal, type SealCounts } from "../draw.core.ts";
import type { Draw } from "../draw.schema.ts";
import { MerkleTree, SEAL_ALGORITHM, ticketBytes } from "../seal.core.ts";
import { saveSeal } from "./draw.repo.ts";
import { loadTicketsToSeal } from "./sealed-ticket.repo.ts";
import { holdDrawIn, lockDraw, systemActor, transitionDraw } from "./transition-draw.ts";

/** Tickets in memory at a time: some megabytes, and few enough round trips for a million. */
const PAGE = 2_000;

/** A million tickets take about a minute of one core; far beyond that something hangs, and the sweep begins anew. */
const SEAL_TIMEOUT_MS = 900_000;

/**
 * closed → sealed, if tickets, totals and ledger agree; returns whether it sealed. The root over all tickets in serial order is
 * stored once (primary key of `draw_seal`, which no trigger lets change). If anything differs the draw is held instead and
 * the hold is committed.
 *
 * The tickets are read before the draw is locked: a late bet takes that lock to be told that it is late, and would wait with
 * its whole batch. Nothing is lost by it, because the tickets of a draw that was seen closed are final.
 *
 * @throws draw.not_found
 */
export async function sealDraw({ db }: { db: Db }, { drawId }: { drawId: string }): Promise<boolean> {
  const seen = await db.tx((tx) => lockDraw(tx, drawId));
  if (seen.state !== "closed") return false;
  return db.tx(
    async (tx) => {
      const { root, ...tickets } = await readTickets(tx, drawId);
      const draw = await lockDraw(tx, drawId);
      return draw.state === "closed" && sealLocked(tx, draw, root, tickets);
    },
    { timeoutMs: SEAL_TIMEOUT_MS },
  );
}

type TicketCounts = Pick<SealCounts, "tickets" | "lastSerial" | "ticketStakeMinor">;

async function sealLocked(tx: Tx, draw: Draw, root: string, tickets: TicketCounts): Promise<boolean> {
  const actor = systemActor("seal-draw");
  const counts: SealCounts = {
    sold: draw.sold,
    stakeMinor: draw.stakeMinor,
    salesMinor: await salesMinor(tx, draw),
    ...tickets,
  };
  const problems = decideSeal(counts);
  if (problems.length > 0) {
    const reason = `the control count before the seal differs: ${problems.join(", ")}`;
    await holdDrawIn(tx, { draw, actor, reason, details: { problems, ...counts } });
    return false;
  }
  const seal = { algorithm: SEAL_ALGORITHM, root, ticketCount: draw.sold, stakeMinor: draw.stakeMinor };
  await saveSeal(tx, draw.id, seal);
  await transitionDraw(tx, { draw, toState: "sealed", actor, details: seal });
  await appendJob(tx, drawNumbersJob, { drawId: draw.id });
  return true;
}

/** Reads every ticket once, in pages, for the root and for the count from the tickets themselves. */
async function readTickets(tx: Tx, drawId: string): Promise<TicketCounts & { root: string }> {
  const tree = new MerkleTree();
  let lastSerial = 0n;
  let ticketStakeMinor = 0n;
  for (;;) {
    const page = await loadTicketsToSeal(tx, drawId, lastSerial, PAGE);
    for (const ticket of page) {
      tree.append(ticketBytes(ticket));
      lastSerial = ticket.serial;
      ticketStakeMinor += ticket.stakeMinor;
    }
    if (page.length < PAGE) return { root: tree.root(), tickets: tree.leaves, lastSerial, ticketStakeMinor };
  }
}

async function salesMinor(tx: Tx, draw: Draw): Promise<bigint> {
  const sales = houseAccount("draw_sales", draw.currency, draw.id);
  const accounts = await lockAccounts(tx, [sales]);
  return accounts.get(accountKey(sales))?.postedMinor ?? 0n;
}
