import type { Db, Tx } from "@sortes/db";
import { verifyDrawJob } from "@sortes/jobs";
import { lockDraw } from "../../draws/server/index.ts";
import { assertInvariant } from "../../errors/index.ts";
import { evaluateLine } from "../../games/index.ts";
import { appendJob } from "../../outbox/server/index.ts";
import type { SerialRange } from "../settlement.schema.ts";
import {
  type DrawRules,
  loadDrawRules,
  loadOpenRanges,
  loadTicketPage,
  lockRange,
  saveRangeEvaluated,
  saveWinningLines,
  type TicketLines,
  type WinningLine,
} from "./settlement.repo.ts";

/** Tickets in memory at a time. Wide system tickets are a few kilobytes each, so a page stays within some megabytes. */
const PAGE_TICKETS = 2_000;

/** A range of 10,000 tickets takes about a second; this is for a machine that is busy with fifty of them. */
const RANGE_TIMEOUT_MS = 120_000;

export interface RangeOutcome {
  state: "evaluated" | "evaluated_before";
  winningLines: number;
}

/**
 * Evaluates the tickets of one range and writes their winning lines, all in one transaction: a kill in the middle leaves
 * nothing, and a second run finds the range done. Held by the lock on the range's row and the primary key of the winning
 * lines. The range that comes in last queues the check of the draw.
 */
export function settleRange(
  { db }: { db: Db },
  input: { drawId: string; fromSerial: number | bigint; toSerial: number | bigint },
): Promise<RangeOutcome> {
  const { drawId } = input;
  const range = { fromSerial: BigInt(input.fromSerial), toSerial: BigInt(input.toSerial) };
  return db.tx(
    async (tx) => {
      const planned = await lockRange(tx, drawId, range);
      assertInvariant(planned !== undefined, "a range was queued that was never planned", {
        drawId,
        ...range,
      });
      if (planned.evaluatedAt !== null) return { state: "evaluated_before", winningLines: 0 };
      const winningLines = await evaluateRange(tx, drawId, range);
      await saveRangeEvaluated(tx, drawId, range);
      // Locked only now, so that ranges evaluate side by side; after it the last one sees all the others.
      const draw = await lockDraw(tx, drawId);
      if (draw.state === "drawn" && (await loadOpenRanges(tx, drawId)).length === 0) {
        await appendJob(tx, verifyDrawJob, { drawId });
      }
      return { state: "evaluated", winningLines };
    },
    { timeoutMs: RANGE_TIMEOUT_MS },
  );
}

async function evaluateRange(tx: Tx, drawId: string, { fromSerial, toSerial }: SerialRange): Promise<number> {
  const rules = await loadDrawRules(tx, drawId);
  let winningLines = 0;
  let afterSerial = fromSerial - 1n;
  while (afterSerial < toSerial) {
    const tickets = await loadTicketPage(tx, drawId, { afterSerial, toSerial, limit: PAGE_TICKETS });
    const won = tickets.flatMap((ticket) => evaluateTicket(rules, ticket));
    await saveWinningLines(tx, drawId, won);
    winningLines += won.length;
    const last = tickets.at(-1);
    // Serials are gapless, so a page that ends early means that tickets are missing.
    assertInvariant(last !== undefined, "a range holds fewer tickets than its serials", {
      drawId,
      afterSerial,
    });
    afterSerial = last.serial;
  }
  return winningLines;
}

function evaluateTicket(
  { rule, result }: DrawRules,
  { serial, playerId, lines }: TicketLines,
): WinningLine[] {
  return lines.flatMap((content, line) =>
    evaluateLine(rule, content, result).map(({ tier, units }) => ({
      serial,
      line,
      tier,
      playerId,
      units,
      stakeMinor: content.stakeMinor,
    })),
  );
}
