import { type DrawState, decideSale, drawErrors } from "../draws/index.ts";
import { type DomainError, InvariantError } from "../errors/index.ts";
import { acceptsExposure, gameErrors, liabilityOf } from "../games/index.ts";
import { type BetConstraints, decideWithinLimits, protectionErrors } from "../protection/index.ts";
import type { Account, Postings } from "../wallet/index.ts";
import { bettingErrors } from "./betting.errors.ts";
import { type BetRequest, PURCHASE_TOTAL_MAX_MINOR } from "./betting.schema.ts";
import type { Prices } from "./prices.core.ts";

export interface LockedDraw {
  id: string;
  gameId: string;
  ruleVersionId: string;
  state: DrawState;
  currency: string;
  opensAt: Date;
  cutoffAt: Date;
  graceMs: number;
  sold: bigint;
  isGameEnabled: boolean;
}

/** What the jurisdiction in which a player lives says. */
export interface Home {
  currency: string;
  timeZone: string;
  /** Games that may be sold there. */
  gameIds: readonly string[];
}

/** Everything the judgement of a batch may look at, read after the locks were taken. */
export interface BetWorld {
  now: Date;
  /** In order of cutoff. */
  draws: readonly LockedDraw[];
  /** The draw of each game that sells next, for those who come too late. */
  nextDrawIds: ReadonlyMap<string, string>;
  prices: Prices;
  /** Of the players who exist, by their ids. */
  homes: ReadonlyMap<string, Home>;
  constraints: ReadonlyMap<string, BetConstraints>;
  /** Exposure by `drawId/outcome`. */
  exposures: ReadonlyMap<string, bigint>;
  /** The cash of each player and the sales of each draw, by the id of either. */
  accounts: ReadonlyMap<string, Account>;
  postings: Postings;
}

export interface AcceptedTicket {
  draw: LockedDraw;
  /** Where the stake goes. */
  salesAccountId: string;
  serial: bigint;
  stakeMinor: bigint;
  lineCount: number;
}

export interface AcceptedBet {
  /** Where the stakes come from. */
  cashAccountId: string;
  totalMinor: bigint;
  currency: string;
  tickets: AcceptedTicket[];
}

export const exposureKey = (drawId: string, outcome: string): string => `${drawId}/${outcome}`;

/**
 * Judges purchases one after the other, each seeing what the ones before it took: money, serials, limits, liability. A
 * purchase is accepted whole or leaves no trace.
 */
export class BetJudge {
  readonly #world: BetWorld;
  readonly #sold = new Map<string, bigint>();
  readonly #staked = new Map<string, bigint>();
  readonly #exposed = new Map<string, bigint>();

  constructor(world: BetWorld) {
    this.#world = world;
  }

  /** @throws DomainError with the reason for which this purchase is refused. */
  judge(request: BetRequest): AcceptedBet {
    const { playerId } = request;
    const { currency } = this.#requireHome(request);
    const draws = this.#requireDraws(request, currency);
    const priced = draws.map((draw) => ({
      draw,
      amountMinor: this.#world.prices.requirePrice(draw.ruleVersionId, request.purchase.lines),
      credit: this.#account(draw.id),
    }));
    const totalMinor = priced.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    if (totalMinor > PURCHASE_TOTAL_MAX_MINOR) {
      throw bettingErrors.total_too_large({ details: { totalMinor, maxMinor: PURCHASE_TOTAL_MAX_MINOR } });
    }
    this.#requireWithinLimits(playerId, totalMinor);
    const exposures = draws.flatMap((draw) => this.#requireLiability(draw, request));
    const cash = this.#account(playerId);
    this.#world.postings.moveAll(cash, priced);
    for (const { key, exposureMinor } of exposures) add(this.#exposed, key, exposureMinor);
    add(this.#staked, playerId, totalMinor);
    const tickets = priced.map(({ draw, credit, amountMinor }) => ({
      draw,
      salesAccountId: credit.id,
      stakeMinor: amountMinor,
      serial: draw.sold + add(this.#sold, draw.id, 1n),
      lineCount: request.purchase.lines.length,
    }));
    return { totalMinor, currency, cashAccountId: cash.id, tickets };
  }

  #account(ownerId: string): Account {
    const account = this.#world.accounts.get(ownerId);
    if (!account) throw new InvariantError("an account was not locked", { details: { ownerId } });
    return account;
  }

  /** What the accepted purchases add to each outcome's exposure, by `exposureKey`. */
  exposures(): ReadonlyMap<string, bigint> {
    return this.#exposed;
  }

  #requireHome({ playerId, purchase }: BetRequest): Home {
    const home = this.#world.homes.get(playerId);
    if (!home) throw protectionErrors.player_inactive();
    if (!home.gameIds.includes(purchase.gameId)) {
      throw bettingErrors.game_unavailable({ details: { gameId: purchase.gameId } });
    }
    return home;
  }

  /** The draws that will get a ticket: those asked for, or with `playNextIfLate` as many that still sell. */
  #requireDraws({ purchase, stampedAt }: BetRequest, currency: string): LockedDraw[] {
    const { gameId, drawIds } = purchase;
    const asked = drawIds.map((id) => this.#requireDraw(id, gameId, currency));
    if (new Set(drawIds).size !== drawIds.length) throw bettingErrors.draws_differ();
    const sales = asked.map((draw) => decideSale(draw, this.#world.now, stampedAt));
    const refused = sales.find((sale) => sale !== "sells");
    if (refused === undefined) return asked;
    if (refused === "held") throw drawErrors.held();
    if (refused === "not_open_yet") {
      throw drawErrors.not_open_yet({ details: { opensAt: asked[sales.indexOf(refused)]?.opensAt } });
    }
    const kept = asked.filter((_draw, index) => sales[index] === "sells");
    const later = this.#selling(gameId, asked).filter((candidate) => !kept.includes(candidate));
    const chosen = [...kept, ...later].slice(0, asked.length);
    if (!purchase.playNextIfLate || chosen.length < asked.length) {
      const nextDrawId = this.#world.nextDrawIds.get(gameId) ?? null;
      throw drawErrors.sales_closed({ details: { nextDrawId } });
    }
    return chosen;
  }

  #requireDraw(id: string, gameId: string, currency: string): LockedDraw {
    const draw = this.#world.draws.find((candidate) => candidate.id === id);
    if (!draw) throw drawErrors.not_found({ details: { drawId: id } });
    if (draw.gameId !== gameId) throw bettingErrors.draws_differ({ details: { drawId: id } });
    if (!draw.isGameEnabled || draw.currency !== currency) {
      throw bettingErrors.game_unavailable({ details: { gameId } });
    }
    return draw;
  }

  /** Draws of the game that sell now and come after the first one asked for. */
  #selling(gameId: string, asked: readonly LockedDraw[]): LockedDraw[] {
    const firstCutoff = Math.min(...asked.map((draw) => draw.cutoffAt.getTime()));
    return this.#world.draws.filter(
      (draw) =>
        draw.gameId === gameId &&
        draw.cutoffAt.getTime() > firstCutoff &&
        decideSale(draw, this.#world.now) === "sells",
    );
  }

  #requireWithinLimits(playerId: string, totalMinor: bigint): void {
    const constraints = this.#world.constraints.get(playerId);
    if (!constraints) return;
    const stakedMinor = this.#staked.get(playerId) ?? 0n;
    const refusal: DomainError | undefined = decideWithinLimits(constraints, stakedMinor + totalMinor);
    if (refusal) throw refusal;
  }

  #requireLiability(draw: LockedDraw, { purchase }: BetRequest): { key: string; exposureMinor: bigint }[] {
    const rule = this.#world.prices.rule(draw.ruleVersionId);
    if (rule.kind !== "digits" || !rule.liability) return [];
    const limit = rule.liability;
    const added = new Map<string, bigint>();
    const refused = new Set<string>();
    for (const line of purchase.lines) {
      for (const { key: outcome, exposureMinor } of liabilityOf(rule, line)) {
        const key = exposureKey(draw.id, outcome);
        const heldMinor = this.#exposureMinor(key) + (added.get(key) ?? 0n);
        const fits = acceptsExposure(limit, {
          heldMinor,
          addedMinor: exposureMinor,
          stakeMinor: line.stakeMinor,
        });
        if (!fits) refused.add(outcome);
        add(added, key, exposureMinor);
      }
    }
    if (refused.size > 0) {
      throw gameErrors.liability_closed({
        details: { keys: [...refused].slice(0, REFUSED_OUTCOMES_NAMED_MAX) },
      });
    }
    return [...added].map(([key, exposureMinor]) => ({ key, exposureMinor }));
  }

  #exposureMinor(key: string): bigint {
    return (this.#world.exposures.get(key) ?? 0n) + (this.#exposed.get(key) ?? 0n);
  }
}

/** A sentence with more numbers than this helps nobody. */
const REFUSED_OUTCOMES_NAMED_MAX = 10;

function add(map: Map<string, bigint>, key: string, amount: bigint): bigint {
  const sum = (map.get(key) ?? 0n) + amount;
  map.set(key, sum);
  return sum;
}
