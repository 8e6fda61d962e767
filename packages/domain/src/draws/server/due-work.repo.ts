import type { Queries } from "@sortes/db";
import type { DrawState } from "../draw.schema.ts";
import { MAY_LEAVE_SCHEDULED } from "./draw.repo.ts";

export interface StuckDraw {
  drawId: string;
  state: DrawState;
}

/** Scheduled draws that can open, or missed their chance to. */
export function loadOpenableCount(db: Queries): Promise<{ count: bigint }> {
  return db.one(
    `select count(*) as count from draw d join game g on g.id = d.game_id
     where d.state = 'scheduled' and d.opens_at <= clock_timestamp() and ${MAY_LEAVE_SCHEDULED}`,
  );
}

/**
 * Draws `earlier` of the game of `d` whose prizes are not fixed yet: a game's jackpot comes through them. They follow one another by
 * their cutoffs, not by their numbers: a special draw that is announced late takes the next number but may well be drawn earlier.
 */
export const EARLIER_UNVERIFIED = `earlier.game_id = d.game_id and earlier.cutoff_at < d.cutoff_at
  and earlier.state in ('scheduled', 'open', 'closed', 'sealed', 'drawn', 'held')
  and (earlier.state <> 'held' or earlier.held_from not in ('verified', 'published'))`;

/**
 * A drawn draw `d` that has nothing to do: its money is divided and people have to confirm it, or all its tickets are evaluated and
 * its game's jackpot is still in an earlier draw. What it waits for queues its next step.
 */
const WAITS_FOR_OTHERS = `(
  exists (select from draw_settlement s where s.draw_id = d.id)
  or (
    exists (select from draw earlier where ${EARLIER_UNVERIFIED})
    and exists (select from rule_version v where v.id = d.rule_version_id and jsonb_exists(v.rule, 'jackpot'))
    and d.sold = (
      select coalesce(sum(r.to_serial - r.from_serial + 1), 0) from settlement_range r
      where r.draw_id = d.id and r.evaluated_at is not null
    )
  )
)`;

/** A closed or sealed draw waits for what others hand in, which no job announces: it is asked again each second. */
const PARTIES_GRACE_S = 1;

/**
 * Draws whose next step is due, soonest cutoff first. Steps that wait for the clock are due at once, since no job stands ready
 * for them; steps that follow one another only after `graceS` without a sign of life (a state entered, a range evaluated,
 * a prize paid), because until then their job is probably at work.
 */
export function loadStuckDraws(db: Queries, graceS: number, limit: number): Promise<StuckDraw[]> {
  return db.query<StuckDraw>(
    `select d.id as draw_id, d.state::text as state from draw d
     where (d.state = 'open' and clock_timestamp() >= d.cutoff_at + make_interval(secs => d.grace_ms / 1000.0))
       or (d.state = 'verified' and clock_timestamp() >= d.publish_at)
       or (
         (d.state in ('closed', 'sealed', 'drawn', 'published') or (d.state = 'cancelled' and d.sold > 0 and exists (
           select from account a where a.owner_kind = 'house' and a.kind = 'draw_sales' and a.owner_id = d.id::text
             and a.posted_minor > 0
         )))
         and not exists (
           select from draw_event e where e.draw_id = d.id and e.at > clock_timestamp() - make_interval(
             secs => case when d.state in ('closed', 'sealed') then least($1, ${PARTIES_GRACE_S}) else $1 end
           )
         )
         and not (d.state = 'drawn' and (${WAITS_FOR_OTHERS} or exists (
           select from settlement_range r
           where r.draw_id = d.id and r.evaluated_at > clock_timestamp() - make_interval(secs => $1)
         )))
         -- A payout's id begins with the time it was made, so the last seconds' are one short range of the primary key.
         and not (d.state = 'published' and exists (
           select from payout p where p.id > uuidv7(make_interval(secs => -$1)) and p.draw_id = d.id
         ))
       )
     order by d.cutoff_at, d.id limit $2`,
    [graceS, limit],
  );
}
