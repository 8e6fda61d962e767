import type { Queries } from "@sortes/db";
import type { DailySalesQuery, DailySalesRow } from "../report.schema.ts";

/** An instant's date in its game's zone, when it lies in the query's dates. */
const localDate = (instant: string): string => `(${instant} at time zone g.time_zone)::date`;
const within = (instant: string): string =>
  // The plain bounds, a day wider than any zone needs, are what an index can use.
  `${instant} >= $1::date - 1 and ${instant} < $2::date + 2 and ${localDate(instant)} between $1::date and $2::date`;

/** Four sources, each by the date of its own event, added up for each game and date. */
export function loadDailySalesRows(db: Queries, query: DailySalesQuery): Promise<DailySalesRow[]> {
  return db.query<DailySalesRow>(
    `with figure as (
       select g.id as game_id, ${localDate("t.sold_at")} as sold_on, count(*) as tickets, sum(t.line_count) as lines,
         sum(t.stake_minor) as stake, 0 as refunded, 0 as prizes, 0 as paid, 0 as claims
       from ticket t join draw d on d.id = t.draw_id join game g on g.id = d.game_id
       where ${within("t.sold_at")} group by 1, 2
       union all
       select g.id, ${localDate("e.at")}, 0, 0, 0, sum(d.stake_minor), 0, 0, 0
       from draw_event e join draw d on d.id = e.draw_id join game g on g.id = d.game_id
       where e.to_state = 'cancelled' and ${within("e.at")} group by 1, 2
       union all
       select g.id, ${localDate("d.published_at")}, 0, 0, 0, 0, sum(s.prizes_minor), 0, 0
       from draw_settlement s join draw d on d.id = s.draw_id join game g on g.id = d.game_id
       where ${within("d.published_at")} group by 1, 2
       union all
       select g.id, ${localDate("p.paid_at")}, 0, 0, 0, 0, 0, sum(p.gross_minor), 0
       from payout p join draw d on d.id = p.draw_id join game g on g.id = d.game_id
       where p.state = 'paid' and ${within("p.paid_at")} group by 1, 2
       union all
       select g.id, ${localDate("c.created_at")}, 0, 0, 0, 0, 0, 0, count(*)
       from claim c join payout p on p.id = c.payout_id join draw d on d.id = p.draw_id join game g on g.id = d.game_id
       where ${within("c.created_at")} group by 1, 2
     )
     select f.sold_on, g.id as game_id, g.name as game_name, g.currency::text as currency, sum(f.tickets)::bigint as tickets,
       sum(f.lines)::bigint as lines, sum(f.stake)::bigint as stake_minor, sum(f.refunded)::bigint as refunded_minor,
       sum(f.prizes)::bigint as prizes_minor, sum(f.paid)::bigint as paid_minor, sum(f.claims)::bigint as claims
     from figure f join game g on g.id = f.game_id
     group by f.sold_on, g.id order by f.sold_on, g.sort_order, g.id`,
    [query.fromOn, query.toOn],
  );
}
