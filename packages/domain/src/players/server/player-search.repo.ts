import type { Db } from "@sortes/db";
import type { KycState, PlayerStatus } from "../player.schema.ts";

export interface PlayerWhere {
  search?: string | undefined;
  status?: PlayerStatus | undefined;
  kycState?: KycState | undefined;
  jurisdictionCode?: string | undefined;
  cursor?: string | undefined;
}

const LIST_ITEM = {
  id: true,
  email: true,
  displayName: true,
  jurisdictionCode: true,
  status: true,
  kycState: true,
  emailVerifiedAt: true,
  createdAt: true,
} as const;

/** Ids are `uuidv7()`, so their order is the order of sign-up. */
export function loadPlayerPage(db: Db, where: PlayerWhere, limit: number) {
  const { search, status, kycState, jurisdictionCode, cursor } = where;
  return db.read.player.findMany({
    where: {
      ...(search ? { OR: searchConditions(search) } : {}),
      ...(status ? { status } : {}),
      ...(kycState ? { kycState } : {}),
      ...(jurisdictionCode ? { jurisdictionCode } : {}),
      ...(cursor ? { id: { lt: cursor } } : {}),
    },
    select: LIST_ITEM,
    orderBy: { id: "desc" },
    take: limit,
  });
}

export type PlayerListItem = Awaited<ReturnType<typeof loadPlayerPage>>[number];

function searchConditions(search: string) {
  const range = idRange(search);
  return [
    { email: { contains: search.toLowerCase() } },
    { displayName: { contains: search, mode: "insensitive" as const } },
    ...(range ? [{ id: range }] : []),
  ];
}

/** Ids that begin with these digits: a range, since a uuid column knows no prefix. */
function idRange(search: string): { gte: string; lte: string } | undefined {
  const digits = search.replaceAll("-", "").toLowerCase();
  return /^[0-9a-f]{4,32}$/.test(digits)
    ? { gte: asUuid(digits.padEnd(32, "0")), lte: asUuid(digits.padEnd(32, "f")) }
    : undefined;
}

const asUuid = (digits: string): string =>
  digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** Latest tickets, payments and payouts of a player, with their counts; the 360° page links to the rest. */
export async function loadPlayerActivity(db: Db, playerId: string, limit: number) {
  const where = { playerId };
  const [tickets, ticketCount, payments, paymentCount, payouts, payoutCount] = await Promise.all([
    db.read.ticket.findMany({
      where,
      select: {
        id: true,
        drawId: true,
        serial: true,
        lineCount: true,
        stakeMinor: true,
        soldAt: true,
        draw: { select: { gameId: true, number: true, state: true, currency: true } },
      },
      orderBy: { soldAt: "desc" },
      take: limit,
    }),
    db.read.ticket.count({ where }),
    db.read.payment.findMany({
      where,
      select: {
        id: true,
        direction: true,
        amountMinor: true,
        currency: true,
        state: true,
        failureCode: true,
        createdAt: true,
        settledAt: true,
      },
      orderBy: { createdAt: "desc" },
      take: limit,
    }),
    db.read.payment.count({ where }),
    db.read.payout.findMany({
      where,
      select: {
        id: true,
        drawId: true,
        serial: true,
        grossMinor: true,
        taxMinor: true,
        currency: true,
        state: true,
        createdAt: true,
      },
      orderBy: { createdAt: "desc" },
      take: limit,
    }),
    db.read.payout.count({ where }),
  ]);
  return { tickets, ticketCount, payments, paymentCount, payouts, payoutCount };
}
