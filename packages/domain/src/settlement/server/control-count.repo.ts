import type { Tx } from "@sortes/db";
import type { GameKind } from "../../games/index.ts";
import type { TierCount } from "../settlement.schema.ts";

/*
 * The second evaluator. It decides from the stored JSON of rule, result and tickets which lines won what, in SQL, and
 * shares no code and no method with `evaluateLine`: a mistake would have to be made twice, in two ways, to go unseen.
 *
 * Each kind of game has one query part that ends in `control(serial, line, tier, units, player_id, stake_minor)`.
 */

const SOURCE = `
  source as materialized (
    select d.id as draw_id, v.rule, r.result
    from draw d
    join rule_version v on v.id = d.rule_version_id
    join draw_result r on r.draw_id = d.id
    where d.id = $1
  )`;

const TICKET_LINES = `
    join ticket t on t.draw_id = s.draw_id
    cross join lateral jsonb_array_elements(t.lines) with ordinality as l(content, position)`;

const LINE_COLUMNS = `
  t.serial, (l.position - 1)::int as line, t.player_id, (l.content ->> 'stakeMinor')::bigint as stake_minor`;

/**
 * Sorts all combinations of a line into classes by their matches, then looks up which classes pay. A combination takes its
 * numbers from five heaps (drawn, on a bonus ball, missed; bonus picks drawn and missed), so a class holds the product of
 * five binomials. Lines of the same shape share that work.
 */
const MATRIX = `
  drawn as materialized (
    select s.*,
      array(select jsonb_array_elements_text(s.result -> 'main')::int) as main_drawn,
      array(select jsonb_array_elements_text(coalesce(s.result -> 'bonus', '[]'))::int) as bonus_drawn,
      coalesce(s.rule #>> '{bonus,source}', 'none') as bonus_source,
      (s.rule #>> '{main,count}')::int as main_count,
      case when s.rule #>> '{bonus,source}' = 'own' then (s.rule #>> '{bonus,count}')::int else 0 end as stars_count
    from source s
  ),
  line as materialized (
    select ${LINE_COLUMNS},
      array[
        s.main_count - banker.picked, banker.hit, banker.on_bonus,
        other.hit, other.on_bonus, other.picked - other.hit - other.on_bonus,
        star.hit, star.picked - star.hit
      ]::int[] as shape
    from drawn s ${TICKET_LINES}
    cross join lateral (
      select count(*) as picked,
        count(*) filter (where n::int = any(s.main_drawn)) as hit,
        count(*) filter (where s.bonus_source = 'same' and n::int = any(s.bonus_drawn)) as on_bonus
      from jsonb_array_elements_text(coalesce(l.content #> '{picks,bankers}', '[]')) n
    ) banker
    cross join lateral (
      select count(*) as picked,
        count(*) filter (where n::int = any(s.main_drawn)) as hit,
        count(*) filter (where s.bonus_source = 'same' and n::int = any(s.bonus_drawn)) as on_bonus
      from jsonb_array_elements_text(l.content #> '{picks,main}') n
    ) other
    cross join lateral (
      select count(*) as picked, count(*) filter (where n::int = any(s.bonus_drawn)) as hit
      from jsonb_array_elements_text(coalesce(l.content #> '{picks,bonus}', '[]')) n
    ) star
  ),
  choose as materialized (
    select n, k, (factorial(n) / (factorial(k) * factorial(n - k)))::bigint as ways
    from generate_series(0, 20) n cross join lateral generate_series(0, n) k
  ),
  class as (
    select p.shape, p.shape[2] + hit.k as main_matches, p.shape[3] + bonus.k + star_hit.k as bonus_matches,
      sum(hit.ways * bonus.ways * missed.ways * star_hit.ways * star_missed.ways) as combinations
    from (select distinct shape from line) p
    cross join drawn s
    join choose hit on hit.n = p.shape[4]
    join choose bonus on bonus.n = p.shape[5]
    join choose missed on missed.n = p.shape[6] and missed.k = p.shape[1] - hit.k - bonus.k
    join choose star_hit on star_hit.n = p.shape[7]
    join choose star_missed on star_missed.n = p.shape[8] and star_missed.k = s.stars_count - star_hit.k
    group by 1, 2, 3
  ),
  won as materialized (
    select c.shape, tier ->> 'tier' as tier, sum(c.combinations)::bigint as units
    from source s
    cross join lateral jsonb_array_elements(s.rule -> 'tiers') tier
    join class c on c.main_matches = (tier ->> 'main')::int
      and (tier ->> 'bonus' = 'any' or tier ->> 'bonus' = c.bonus_matches::text)
    group by 1, 2
  ),
  control as (
    select l.serial, l.line, w.tier, w.units, l.player_id, l.stake_minor from line l join won w on w.shape = l.shape
  )`;

/**
 * Digits are compared as text. A boxed line wins only with the digits of the result, so the ways of its box are read off
 * the result: by how many different digits it has and how often the commonest comes.
 */
const DIGITS = `
  box_ways(length, different, commonest, ways) as (
    values (3, 2, 2, 3), (3, 3, 1, 6), (4, 2, 3, 4), (4, 2, 2, 6), (4, 3, 2, 12), (4, 4, 1, 24)
  ),
  drawn as materialized (
    select s.*, d.*, b.ways,
      (s.rule #>> '{stake,stepMinor}')::bigint / case when s.rule #> '{bets,straight_box}' is null then 1 else 2 end as unit_minor
    from source s
    cross join lateral (
      select string_agg(digit, '' order by at) as in_order, string_agg(digit, '' order by digit) as sorted, count(*) as length,
        count(distinct digit) as different
      from jsonb_array_elements_text(s.result -> 'digits') with ordinality e(digit, at)
    ) d
    left join box_ways b on b.length = d.length and b.different = d.different and b.commonest = (
      select max(times) from (
        select count(*) as times from jsonb_array_elements_text(s.result -> 'digits') digit group by digit
      ) repetition
    )
  ),
  line as (
    select ${LINE_COLUMNS}, s.in_order, s.sorted, s.ways, s.unit_minor, l.content ->> 'betType' as bet_type,
      translate(l.content #>> '{picks,digits}', '[], ', '') as picked
    from drawn s ${TICKET_LINES}
  ),
  judged as (
    select l.*,
      l.picked = l.in_order as is_exact,
      l.bet_type in ('box', 'straight_box', 'combo')
        and (select string_agg(digit, '' order by digit) from string_to_table(l.picked, null) digit) = l.sorted as is_any_order
    from line l
  ),
  control as (
    select serial, line, tier, stake_minor / unit_minor / parts as units, player_id, stake_minor
    from judged
    cross join lateral (
      values
        ('straight', 1, bet_type = 'straight' and is_exact),
        ('straight', 1, bet_type = 'combo' and is_any_order),
        ('box_' || ways, 1, bet_type = 'box' and is_any_order),
        ('straight', 2, bet_type = 'straight_box' and is_exact),
        ('box_' || ways, 2, bet_type = 'straight_box' and is_any_order),
        ('front_pair', 1, bet_type = 'front_pair' and picked = left(in_order, 2)),
        ('back_pair', 1, bet_type = 'back_pair' and picked = right(in_order, 2))
    ) prize(tier, parts, is_won)
    where is_won
  )`;

const KENO = `
  drawn as materialized (
    select s.*, array(select jsonb_array_elements_text(s.result -> 'numbers')::int) as numbers,
      (s.rule #>> '{stake,stepMinor}')::bigint as unit_minor
    from source s
  ),
  paid as materialized (
    select (row ->> 'spots')::int as spots, (row ->> 'hits')::int as hits
    from source s cross join lateral jsonb_array_elements(s.rule -> 'paytable') row
  ),
  line as (
    select ${LINE_COLUMNS}, s.unit_minor, spot.picked, spot.hit
    from drawn s ${TICKET_LINES}
    cross join lateral (
      select count(*) as picked, count(*) filter (where n::int = any(s.numbers)) as hit
      from jsonb_array_elements_text(l.content #> '{picks,numbers}') n
    ) spot
  ),
  control as (
    select l.serial, l.line, format('hits_%s_of_%s', l.hit, l.picked) as tier, l.stake_minor / l.unit_minor as units,
      l.player_id, l.stake_minor
    from line l join paid p on p.spots = l.picked and p.hits = l.hit
  )`;

const CONTROL: Readonly<Record<GameKind, string>> = { matrix: MATRIX, digits: DIGITS, keno: KENO };

/**
 * Both counts of every tier that either evaluator found a winner in, and the number of lines on which they differ in any
 * way: two errors that cancel out in the sums do not pass. Reads every ticket of the draw.
 */
export function loadTierCounts(tx: Tx, drawId: string, kind: GameKind): Promise<TierCount[]> {
  return tx.query<TierCount>(
    `with ${SOURCE}, ${CONTROL[kind]}
     select tier,
       coalesce(sum(w.units), 0)::bigint as units,
       coalesce(sum(c.units), 0)::bigint as control_units,
       count(*) filter (
         where (w.units, w.player_id, w.stake_minor) is distinct from (c.units, c.player_id, c.stake_minor)
       ) as differing_lines,
       count(*) filter (where w.units is not null) as winning_lines
     from control c
     full join (select * from winning_line where draw_id = $1) w using (serial, line, tier)
     group by tier
     order by tier`,
    [drawId],
  );
}
