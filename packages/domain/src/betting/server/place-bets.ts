import { hash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { createIds, type Db, isUniqueViolation, type Tx } from "@sortes/db";
import { decideClose, decideSale } from "../../draws/index.ts";
import { closeDrawIn } from "../../draws/server/index.ts";
import { DomainError } from "../../errors/index.ts";
import type { GameRule } from "../../games/index.ts";
import { canonicalJson } from "../../money/index.ts";
import { loadBetConstraints } from "../../protection/server/index.ts";
import { houseAccount, Postings, playerCash } from "../../wallet/index.ts";
import { lockKnownAccounts, type Stake, writeStakes } from "../../wallet/server/index.ts";
import { BetJudge } from "../betting.core.ts";
import { bettingErrors } from "../betting.errors.ts";
import { type BetRequest, DRAWS_MAX, type PurchaseReceipt } from "../betting.schema.ts";
import { Prices } from "../prices.core.ts";
import {
  type BetToSave,
  loadCandidateDraws,
  loadExposures,
  loadNextDrawIds,
  loadPurchasesByKey,
  lockDrawsForSale,
  type PurchaseColumns,
  purchaseColumns,
  readClock,
  type StoredPurchase,
  saveDrawTotals,
  saveExposures,
  savePurchases,
  saveTickets,
} from "./betting.repo.ts";
import { type KnownFacts, knownFacts } from "./known-facts.ts";
import { loadParsedRules } from "./rule-cache.ts";

export type BetOutcome = { ok: true; receipt: PurchaseReceipt } | { ok: false; error: DomainError };

/** Bounds one transaction: above it the locks on hot draws would be held for longer than a bet should wait. */
export const BATCH_MAX = 512;

/**
 * The one way a ticket is written. Judges 1–512 purchases in arrival order and writes the accepted ones, in one transaction
 * with a fixed number of statements. Each purchase gets its own answer, given after the commit.
 *
 * The fence: draws are locked first (in id order), then accounts (in id order), and only then is the database's clock
 * read. `closeDraw` takes the same lock, so no ticket commits into a draw that is closed. Keys are looked up before the locks;
 * that two requests with one key cannot both be new is held by the unique key of a purchase, and the batch that meets it
 * leaves nothing behind and looks again.
 */
export async function placeBets({ db }: { db: Db }, requests: readonly BetRequest[]): Promise<BetOutcome[]> {
  if (requests.length === 0) return [];
  if (requests.length > BATCH_MAX) throw new RangeError(`a batch holds at most ${BATCH_MAX} purchases`);
  const prepared = await prepare(requests);
  const known = knownFacts(db);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.tx((tx) => placeInTransaction(tx, known, prepared));
    } catch (error) {
      if (error instanceof OutdatedFacts) known.forget();
      else if (!isUniqueViolation(error, PURCHASE_KEY)) throw error;
      if (attempt === ATTEMPTS_MAX) throw error;
    }
  }
}

const PURCHASE_KEY = "purchase_player_id_idempotency_key_key";

/** An account that was known is not there. */
class OutdatedFacts extends Error {}

/** The second finds what the first ran into; the third is for a retry of a retry. */
const ATTEMPTS_MAX = 3;

/** What needs no lock and so is done before the transaction. */
interface PreparedRequest {
  request: BetRequest;
  /** What tells a repetition: the player and his idempotency key. */
  key: string;
  /** SHA-256, hex, over the canonical JSON of what was asked for, lines last: tells a retry from another purchase under its key. */
  inputHash: string;
  linesJson: string;
}

/** Another batch may hold its locks: it is not kept waiting for the processor. */
async function prepare(requests: readonly BetRequest[]): Promise<PreparedRequest[]> {
  const prepared: PreparedRequest[] = [];
  for (const [index, request] of requests.entries()) {
    if (index % PREPARED_IN_TURN === 0) await setImmediate();
    const { lines, ...rest } = request.purchase;
    const linesJson = canonicalJson(lines);
    prepared.push({
      request,
      key: keyOf(request),
      inputHash: hash("sha256", canonicalJson(rest) + linesJson, "hex"),
      linesJson,
    });
  }
  return prepared;
}

const PREPARED_IN_TURN = 64;

async function placeInTransaction(
  tx: Tx,
  known: KnownFacts,
  prepared: readonly PreparedRequest[],
): Promise<BetOutcome[]> {
  const nextId = createIds(await readClock(tx));
  const named = prepared.map((bet) => ({
    ...bet,
    purchaseId: nextId(),
    // One for each draw asked for: later draws take the place of closed ones, never more of them.
    ticketIds: bet.request.purchase.drawIds.map(nextId),
  }));
  const columns = purchaseColumns(named);
  const world = await lockWorld(
    tx,
    known,
    named.map(({ request }) => request),
  );
  const judge = new BetJudge(world);
  const answered = new Map<string, { inputHash: string; outcome: BetOutcome }>(
    world.stored.map((purchase) => [
      keyOf(purchase),
      { inputHash: purchase.inputHash, outcome: { ok: true, receipt: replayOf(purchase) } },
    ]),
  );
  const accepted: BetToSave[] = [];
  const outcomes = named.map((asked): BetOutcome => {
    const { request, key, inputHash } = asked;
    const earlier = answered.get(key);
    if (earlier) return repeated(earlier, inputHash);
    const outcome = attempt(() => {
      const bet = { asked, accepted: judge.judge(request) };
      accepted.push(bet);
      return receiptOf(bet);
    });
    if (outcome.ok) answered.set(key, { inputHash, outcome });
    return outcome;
  });
  const written =
    accepted.length === named.length ? columns : purchaseColumns(accepted.map(({ asked }) => asked));
  const saved = accepted.length === 0 ? [] : saveAll(tx, world, judge, accepted, written);
  const overdue = world.draws.filter((draw) => decideClose(draw, world.now));
  if (overdue.length === 0) {
    await tx.finish(saved);
    return outcomes;
  }
  await Promise.all(saved);
  for (const { id: drawId } of overdue) await closeDrawIn(tx, { drawId, by: "late-bet" });
  return outcomes;
}

/**
 * What never changes under a bet is read before the first lock, so that the transaction of the next batch does it while this
 * one writes. On one connection the statements run in the order they are asked for: the locks, the clock, the rest.
 */
async function lockWorld(tx: Tx, known: KnownFacts, requests: readonly BetRequest[]) {
  const asked = [...new Set(requests.flatMap((request) => request.purchase.drawIds))];
  const followed = requests.filter((request) => request.purchase.playNextIfLate);
  const lastIds = [...new Set(followed.flatMap((request) => request.purchase.drawIds.slice(-1)))];
  const playerIds = new Set(requests.map((request) => request.playerId));
  const [candidates, homes, stored] = await Promise.all([
    loadCandidateDraws(tx, asked, lastIds, DRAWS_MAX),
    known.homes(tx, playerIds),
    loadPurchasesByKey(tx, requests),
  ]);
  const prices = await pricesOf(tx, candidates, requests);
  const knownAccounts = await known.accounts(tx, [
    ...[...homes].map(([playerId, { currency }]) => playerCash(playerId, currency)),
    ...candidates.map((draw) => houseAccount("draw_sales", draw.currency, draw.id)),
  ]);
  const candidateIds = candidates.map((draw) => draw.id);
  const locked = [lockDrawsForSale(tx, candidateIds), lockKnownAccounts(tx, knownAccounts)] as const;
  const clock = readClock(tx);
  const [draws, accounts, now, constraints] = await Promise.all([
    ...locked,
    clock,
    loadBetConstraints(tx, homes, clock),
  ]);
  if (accounts.length < knownAccounts.length) throw new OutdatedFacts("an account is gone");
  const [exposures, nextDrawIds] = await Promise.all([
    loadExposures(
      tx,
      draws.filter((draw) => hasLiability(prices.rule(draw.ruleVersionId))).map((draw) => draw.id),
    ),
    loadNextDrawIds(
      tx,
      draws.filter((draw) => decideSale(draw, now) === "closed").map((draw) => draw.gameId),
    ),
  ]);
  return {
    now,
    draws,
    nextDrawIds,
    homes,
    accounts: new Map(accounts.map((account) => [account.ownerId, account])),
    postings: new Postings(),
    prices,
    constraints,
    exposures,
    stored,
  };
}

/** A draw's rule version never changes, so what the lines cost in the draws asked for is known before they are locked. */
async function pricesOf(
  tx: Tx,
  draws: readonly { id: string; ruleVersionId: string }[],
  requests: readonly BetRequest[],
): Promise<Prices> {
  const ruleVersionIds = new Map(draws.map((draw) => [draw.id, draw.ruleVersionId]));
  const prices = new Prices(await loadParsedRules(tx, [...ruleVersionIds.values()]));
  for (const { purchase } of requests) {
    for (const drawId of purchase.drawIds) {
      const ruleVersionId = ruleVersionIds.get(drawId);
      if (ruleVersionId) prices.price(ruleVersionId, purchase.lines);
    }
  }
  return prices;
}

function hasLiability(rule: GameRule): boolean {
  return rule.kind === "digits" && rule.liability !== undefined;
}

type LockedWorld = Awaited<ReturnType<typeof lockWorld>>;

function saveAll(
  tx: Tx,
  world: LockedWorld,
  judge: BetJudge,
  bets: readonly BetToSave[],
  columns: PurchaseColumns,
): Promise<unknown>[] {
  return [
    savePurchases(tx, bets, columns, world.now),
    saveTickets(tx, bets, world.now),
    saveDrawTotals(tx, bets),
    saveExposures(tx, judge.exposures()),
    writeStakes(tx, world.postings, bets.flatMap(stakesOf)),
  ];
}

const stakesOf = ({ accepted, asked }: BetToSave): Stake[] =>
  accepted.tickets.map((ticket, index) => ({
    ticketId: asked.ticketIds[index] as string,
    debitAccountId: accepted.cashAccountId,
    creditAccountId: ticket.salesAccountId,
    amountMinor: ticket.stakeMinor,
    currency: accepted.currency,
  }));

function attempt(run: () => PurchaseReceipt): BetOutcome {
  try {
    return { ok: true, receipt: run() };
  } catch (error) {
    if (error instanceof DomainError) return { ok: false, error };
    throw error;
  }
}

function repeated(earlier: { inputHash: string; outcome: BetOutcome }, inputHash: string): BetOutcome {
  if (earlier.inputHash !== inputHash) return { ok: false, error: bettingErrors.idempotency_mismatch() };
  return earlier.outcome.ok
    ? { ok: true, receipt: { ...earlier.outcome.receipt, isReplay: true } }
    : earlier.outcome;
}

const keyOf = (named: { playerId: string; idempotencyKey: string }): string =>
  `${named.playerId}/${named.idempotencyKey}`;

function receiptOf({ asked, accepted }: BetToSave): PurchaseReceipt {
  return {
    purchaseId: asked.purchaseId,
    gameId: asked.request.purchase.gameId,
    totalMinor: accepted.totalMinor,
    currency: accepted.currency,
    isReplay: false,
    tickets: accepted.tickets.map((ticket, index) => ({
      ticketId: asked.ticketIds[index] as string,
      drawId: ticket.draw.id,
      serial: ticket.serial,
      stakeMinor: ticket.stakeMinor,
    })),
  };
}

function replayOf(stored: StoredPurchase): PurchaseReceipt {
  return {
    purchaseId: stored.purchaseId,
    gameId: stored.gameId,
    totalMinor: stored.totalMinor,
    currency: stored.currency,
    isReplay: true,
    tickets: stored.tickets.map((ticket) => ({
      ...ticket,
      serial: BigInt(ticket.serial),
      stakeMinor: BigInt(ticket.stakeMinor),
    })),
  };
}
