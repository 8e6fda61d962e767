import type { Db } from "@sortes/db";
import { verifyLedger } from "@sortes/domain/wallet/server";
import type { BetTally, DayDraw } from "./bets.ts";

export interface DemoSummary {
  draws: { id: string; game: string; state: string; result: unknown; cutoffAt: Date }[];
  tickets: number;
  lateRefused: number;
  /** Tickets with a sale at or after their draw's cutoff: none, ever. */
  lateAccepted: number;
  stakeMinor: bigint;
  prizesMinor: bigint;
  winners: number;
  claims: number;
  refused: Record<string, number>;
  ledgerBalanced: boolean;
  transfers: bigint;
  elapsedMs: number;
}

interface Counts {
  tickets: bigint;
  lateAccepted: bigint;
  stakeMinor: bigint;
  prizesMinor: bigint;
  winners: bigint;
  claims: bigint;
}

/** Counted from the tables, not from what the demo believes it did. */
export async function summarise(
  db: Db,
  draws: readonly DayDraw[],
  tally: BetTally,
  startedAtMs: number,
): Promise<DemoSummary> {
  const ids = draws.map((draw) => draw.id);
  const counts = await db.one<Counts>(
    `select count(*) as tickets, count(*) filter (where t.sold_at >= d.cutoff_at) as late_accepted,
       coalesce(sum(t.stake_minor), 0)::bigint as stake_minor, coalesce(sum(p.gross_minor), 0)::bigint as prizes_minor,
       count(p.id) as winners, count(c.id) as claims
     from ticket t join draw d on d.id = t.draw_id left join payout p on p.draw_id = t.draw_id and p.serial = t.serial
       left join claim c on c.payout_id = p.id
     where t.draw_id = any($1::uuid[])`,
    [ids],
  );
  const rows = await db.query<{ id: string; game: string; state: string; result: unknown; cutoffAt: Date }>(
    `select d.id, d.game_id as game, d.state::text as state, r.result, d.cutoff_at
     from draw d left join draw_result r on r.draw_id = d.id where d.id = any($1::uuid[]) order by d.cutoff_at, d.game_id`,
    [ids],
  );
  const ledger = await verifyLedger({ db });
  return {
    draws: rows,
    tickets: Number(counts.tickets),
    lateRefused: tally.refused.get("draw.sales_closed") ?? 0,
    lateAccepted: Number(counts.lateAccepted),
    stakeMinor: counts.stakeMinor,
    prizesMinor: counts.prizesMinor,
    winners: Number(counts.winners),
    claims: Number(counts.claims),
    refused: Object.fromEntries(tally.refused),
    ledgerBalanced: ledger.balanced,
    transfers: ledger.transfers,
    elapsedMs: Date.now() - startedAtMs,
  };
}
