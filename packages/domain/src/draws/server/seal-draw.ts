import type { Db, Tx } from "@sortes/db";
import { drawNumbersJob } from "@sortes/jobs";
import { appendJob } from "../../outbox/server/index.ts";
import { accountKey, houseAccount } from "../../wallet/index.ts";
import { lockAccounts } from "../../wallet/server/index.ts";
import { decideSeal } from "../draw.core.ts";
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
 * @throws draw.not_found
 */
export function sealDraw({ db }: { db: Db }, { drawId }: { drawId: string }): Promise<boolean> {
  return db.tx(
    async (tx) => {
      const draw = await lockDraw(tx, drawId);
      if (draw.state !== "closed") return false;
      const actor = systemActor("seal-draw");
      const { root, ...tickets } = await readTickets(tx, draw);
      const counts = {
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
      await saveSeal(tx, drawId, seal);
      await transitionDraw(tx, { draw, toState: "sealed", actor, details: seal });
      await appendJob(tx, drawNumbersJob, { drawId });
      return true;
    },
    { timeoutMs: SEAL_TIMEOUT_MS },
  );
}

/** Reads every ticket once, in pages, for the root and for the count from the tickets themselves. */
async function readTickets(tx: Tx, draw: Draw) {
  const tree = new MerkleTree();
  let lastSerial = 0n;
  let ticketStakeMinor = 0n;
  for (;;) {
    const page = await loadTicketsToSeal(tx, draw.id, lastSerial, PAGE);
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
