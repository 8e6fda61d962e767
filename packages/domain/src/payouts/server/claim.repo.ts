import type { Db, Queries, Tx } from "@sortes/db";
import type { Claim, ClaimEvent, ClaimState } from "../payout.schema.ts";

export interface NewClaim {
  payoutId: string;
  approvalsNeeded: number;
}

/** Opens claims that expire `days` after their draw's publication, each with the first line of its history. */
export async function saveClaims(
  tx: Tx,
  { drawId, days, actorId }: { drawId: string; days: number; actorId: string },
  claims: readonly NewClaim[],
): Promise<void> {
  if (claims.length === 0) return;
  await tx.query(
    `with opened as (
       insert into claim (payout_id, approvals_needed, expires_at)
       select t.payout_id, t.approvals_needed, d.published_at + make_interval(days => $4::int)
       from unnest($1::uuid[], $2::int[]) as t(payout_id, approvals_needed) cross join draw d
       where d.id = $3
       returning id
     )
     insert into claim_event (claim_id, to_state, actor_kind, actor_id)
     select id, 'notified', 'system', $5 from opened`,
    [
      claims.map(({ payoutId }) => payoutId),
      claims.map(({ approvalsNeeded }) => approvalsNeeded),
      drawId,
      days,
      actorId,
    ],
  );
}

export function loadClaimDraw(tx: Tx, claimId: string): Promise<{ drawId: string } | undefined> {
  return tx.maybeOne("select p.draw_id from claim c join payout p on p.id = c.payout_id where c.id = $1", [
    claimId,
  ]);
}

export function lockClaim(tx: Tx, claimId: string): Promise<Claim> {
  return tx.one<Claim>(
    `select c.id, c.payout_id, p.draw_id, p.serial, p.player_id, p.gross_minor, t.stake_minor, p.currency::text as currency,
       c.state::text as state, c.approvals_needed, c.first_approver, c.second_approver, c.expires_at
     from claim c
     join payout p on p.id = c.payout_id
     join ticket t on t.draw_id = p.draw_id and t.serial = p.serial
     where c.id = $1 for update of c, p`,
    [claimId],
  );
}

/** Oldest first. A claim has a handful of steps, so its history is small. */
export function loadClaimEvents(tx: Tx, claimId: string): Promise<ClaimEvent[]> {
  return tx.query<ClaimEvent>(
    `select from_state::text as from_state, to_state::text as to_state, actor_kind, actor_id, note, at
     from claim_event where claim_id = $1 order by at, id`,
    [claimId],
  );
}

/** The CHECKs on the table refuse a claim paid without its approvals, or approved twice by one person. */
export async function saveClaimStep(
  tx: Tx,
  claim: Pick<Claim, "id" | "state" | "firstApprover" | "secondApprover">,
  event: Omit<ClaimEvent, "at">,
): Promise<void> {
  await tx.query(
    `update claim set state = $2::claim_state, first_approver = $3, second_approver = $4, updated_at = clock_timestamp()
     where id = $1`,
    [claim.id, claim.state, claim.firstApprover, claim.secondApprover],
  );
  await tx.query(
    `insert into claim_event (claim_id, from_state, to_state, actor_kind, actor_id, note)
     values ($1, $2::claim_state, $3::claim_state, $4, $5, $6)`,
    [claim.id, event.fromState, event.toState, event.actorKind, event.actorId, event.note],
  );
}

/** Claims nobody took up in time, longest overdue first. While its draw is held a claim stays as it is. */
export async function loadOverdueClaimIds(db: Queries, limit: number): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select c.id from claim c join payout p on p.id = c.payout_id join draw d on d.id = p.draw_id
     where c.state = 'notified' and c.expires_at <= clock_timestamp() and d.state <> 'held'
     order by c.expires_at limit $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}

/** Postgres' clock, read now and not at the start of the transaction. */
export async function readClock(tx: Tx): Promise<Date> {
  return (await tx.one<{ now: Date }>("select clock_timestamp() as now")).now;
}

// Screens --------------------------------------------------------------------------------------------------------------

const payoutOnScreen = {
  select: {
    id: true,
    drawId: true,
    serial: true,
    grossMinor: true,
    taxMinor: true,
    currency: true,
    state: true,
    paidAt: true,
    player: {
      select: {
        id: true,
        email: true,
        displayName: true,
        kycState: true,
        status: true,
        jurisdictionCode: true,
      },
    },
    draw: { select: { number: true, gameId: true, state: true, game: { select: { name: true } } } },
  },
} as const;

/** Oldest first: the player who has waited longest is served first. */
export function loadClaimPage(
  db: Db,
  {
    states,
    cursor,
    take,
  }: { states?: readonly ClaimState[] | undefined; cursor?: string | undefined; take: number },
) {
  return db.read.claim.findMany({
    where: states ? { state: { in: [...states] } } : {},
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    ...(cursor === undefined ? {} : { cursor: { id: cursor }, skip: 1 }),
    take,
    include: { payout: payoutOnScreen },
  });
}

export function loadClaimPageItem(db: Db, claimId: string) {
  return db.read.claim.findUnique({
    where: { id: claimId },
    include: {
      payout: {
        select: {
          ...payoutOnScreen.select,
          ticket: { select: { id: true, lines: true, stakeMinor: true, soldAt: true, purchaseId: true } },
        },
      },
      events: { orderBy: [{ at: "asc" }, { id: "asc" }] },
    },
  });
}

/** Newest first. */
export function loadPayoutPage(
  db: Db,
  { playerId, cursor, take }: { playerId: string; cursor?: string | undefined; take: number },
) {
  return db.read.payout.findMany({
    where: { playerId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...(cursor === undefined ? {} : { cursor: { id: cursor }, skip: 1 }),
    take,
    select: {
      id: true,
      drawId: true,
      serial: true,
      grossMinor: true,
      taxMinor: true,
      currency: true,
      state: true,
      createdAt: true,
      paidAt: true,
      ticket: { select: { id: true } },
      draw: { select: { number: true, gameId: true, game: { select: { name: true } } } },
      claim: { select: { id: true, state: true, expiresAt: true } },
    },
  });
}
