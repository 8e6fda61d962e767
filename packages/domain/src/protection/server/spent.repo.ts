import type { Queries } from "@sortes/db";
import type { LimitKind, LimitPeriod } from "../protection.schema.ts";

export interface SpentQuestion {
  playerId: string;
  currency: string;
  kind: LimitKind;
  period: LimitPeriod;
  since: Date;
}

export interface SpentAnswer {
  playerId: string;
  kind: LimitKind;
  period: LimitPeriod;
  /** Never below zero: a big win does not make room for more than the limit. */
  spentMinor: bigint;
}

/**
 * What counted against each limit since an instant, from the ledger, for a whole batch in one round trip. The stake of a ticket counts
 * from when the ticket was sold.
 *
 * | limit   | counts                                                                     |
 * |---------|----------------------------------------------------------------------------|
 * | deposit | deposits, and those on their way (`payment` pending)                       |
 * | stake   | stakes less those of them that were refunded                               |
 * | loss    | the same less prizes, plus tax withheld on prizes                          |
 *
 * The refund of a stake from before that instant does not count: it would make room for more than the limit.
 */
export function loadSpent(db: Queries, questions: readonly SpentQuestion[]): Promise<SpentAnswer[]> {
  return db.query<SpentAnswer>(
    {
      name: "protection.load_spent",
      text: `select w.player_id, w.kind, w.period,
          case w.kind when 'deposit' then c.minor + pending.minor else greatest(d.minor + s.minor - c.minor, 0) end::bigint as spent_minor
        from unnest($1::uuid[], $2::bpchar[], $3::text[], $4::text[], $5::timestamptz[])
          as w(player_id, currency, kind, period, since)
        left join account a on a.owner_kind = 'player' and a.owner_id = w.player_id::text and a.kind = 'cash'
          and a.currency = w.currency
        cross join lateral (
          select coalesce(sum(t.amount_minor), 0) as minor from transfer t
          where t.debit_account_id = a.id and t.operation_id is not null and t.created_at >= w.since and t.phase in ('single', 'post')
            and (w.kind <> 'deposit' and t.kind = 'stake' or w.kind = 'loss' and t.kind = 'tax')
        ) d
        cross join lateral (
          select coalesce(sum(t.amount_minor), 0) as minor from ticket k
          join transfer t on t.id = k.id and t.operation_id is null
          where w.kind <> 'deposit' and k.player_id = w.player_id and k.sold_at >= w.since and t.debit_account_id = a.id
        ) s
        cross join lateral (
          select coalesce(sum(t.amount_minor), 0) as minor from transfer t
          where t.credit_account_id = a.id and t.operation_id is not null and t.created_at >= w.since and t.phase in ('single', 'post')
            and case w.kind when 'deposit' then t.kind = 'deposit' when 'stake' then t.kind = 'stake_refund'
              else t.kind in ('stake_refund', 'prize', 'claim_paid') end
            and not (t.kind = 'stake_refund' and exists (
              select from ticket k
              where k.id = case t.reference_kind when 'ticket' then t.reference_id::uuid end and k.sold_at < w.since
            ))
        ) c
        cross join lateral (
          select coalesce(sum(m.amount_minor), 0) as minor from payment m
          where w.kind = 'deposit' and m.player_id = w.player_id and m.direction = 'deposit' and m.state = 'pending'
            and m.currency = w.currency
        ) pending`,
    },
    [
      questions.map((question) => question.playerId),
      questions.map((question) => question.currency),
      questions.map((question) => question.kind),
      questions.map((question) => question.period),
      questions.map((question) => question.since),
    ],
  );
}

export interface NetPosition {
  since: Date;
  depositedMinor: bigint;
  withdrawnMinor: bigint;
  stakedMinor: bigint;
  wonMinor: bigint;
}

/** A player's own sums since each instant, in the order of the instants. */
export function loadNetPositions(
  db: Queries,
  playerId: string,
  currency: string,
  sinces: readonly Date[],
): Promise<NetPosition[]> {
  return db.query<NetPosition>(
    `select s.since,
       coalesce(sum(m.amount) filter (where m.kind = 'deposit'), 0)::bigint as deposited_minor,
       coalesce(-sum(m.amount) filter (where m.kind = 'withdrawal'), 0)::bigint as withdrawn_minor,
       coalesce(-sum(m.amount) filter (where m.kind in ('stake', 'stake_refund')), 0)::bigint as staked_minor,
       coalesce(sum(m.amount) filter (where m.kind in ('prize', 'claim_paid', 'tax')), 0)::bigint as won_minor
     from unnest($3::timestamptz[]) with ordinality as s(since, position)
     left join account a on a.owner_kind = 'player' and a.owner_id = $1 and a.kind = 'cash' and a.currency = $2
     left join lateral (
       select kind::text as kind, -amount_minor as amount from transfer
       where debit_account_id = a.id and operation_id is not null and created_at >= s.since and phase in ('single', 'post')
       union all
       select t.kind::text, -t.amount_minor from ticket k
       join transfer t on t.id = k.id and t.operation_id is null
       where k.player_id = $1::uuid and k.sold_at >= s.since and t.debit_account_id = a.id
       union all
       select kind::text, amount_minor from transfer
       where credit_account_id = a.id and operation_id is not null and created_at >= s.since and phase in ('single', 'post')
     ) m on true
     group by s.position, s.since order by s.position`,
    [playerId, currency, sinces],
  );
}
