import { type Db, isDatabaseUnavailable, isUniqueViolation } from "@sortes/db";
import { assertInvariant } from "../../errors/index.ts";
import { type FollowedDraw, loadFollowed, loadLogged, loadToReveal, saveControlKey } from "./control.repo.ts";
import { TicketCopy } from "./control-copy.ts";
import type { ControlKeys } from "./control-keys.ts";
import { type ControlTerms, isSealConfirmed, readTerms, signCount } from "./control-statements.ts";
import { openFragments } from "./open-fragments.ts";
import { saveControlCount } from "./party.repo.ts";
import { registerMachineKey } from "./register-key.ts";
import { commitRoles, revealShares } from "./shares.ts";

export interface ControlPorts {
  /** With control's own database role. */
  db: Db;
  keys: ControlKeys;
  /** 64 bytes for a share and its nonce; refuses while a source is not well. */
  entropy: () => Promise<Uint8Array>;
}

/** What a turn did, for the log of the process. */
export interface ControlTurn {
  /** Tickets are left that were sold before the turn. */
  isBehind: boolean;
  counted: string[];
  revealed: string[];
  /** Draws that control does not confirm as they are. Without it they are held, or not drawn. */
  refused: { drawId: string; error: unknown }[];
}

/** More draws than sell or wait at once. */
const DRAWS_MAX = 500;

/** Of one draw before the next has its turn: 20,000 tickets, within a second. */
const PAGES_MAX = 4;

/** What little is sold is copied every few seconds, so that a quiet draw does not become thousands of tiny runs. */
const QUIET_TICKETS = 256n;
const QUIET_TURNS = 5;

interface Followed {
  terms: ControlTerms;
  copy: TicketCopy;
  /** Since something was copied. */
  turns: number;
}

/**
 * The control process: follows the tickets of all draws while they are sold into a copy of its own, counts that copy after the close,
 * commits the share of its role, and reveals it when the seal in the log says what it counted. All of it is in the database, so it can
 * be killed anywhere and goes on where it was.
 */
export class Control {
  readonly #ports: ControlPorts;
  readonly #followed = new Map<string, Followed>();

  constructor(ports: ControlPorts) {
    this.#ports = ports;
  }

  /** Makes control's public keys known; draws announced from now on name them. Doing it again changes nothing. */
  async register(): Promise<void> {
    const { db, keys } = this.#ports;
    await db.tx((tx) =>
      saveControlKey(tx, { countKey: keys.count.publicKey, roleKey: keys.role.signer.publicKey }),
    );
    await registerMachineKey({ db }, keys.role);
  }

  async turn(): Promise<ControlTurn> {
    const { db, keys } = this.#ports;
    const turn: ControlTurn = { isBehind: false, counted: [], revealed: [], refused: [] };
    const draws = await loadFollowed(db, DRAWS_MAX);
    this.#forgetAllBut(draws);
    for (const draw of draws) await this.#attempt(turn, draw.drawId, () => this.#follow(turn, draw));
    for (const { drawId } of await loadToReveal(db, DRAWS_MAX)) {
      await this.#attempt(turn, drawId, () => this.#reveal(turn, drawId));
    }
    await openFragments({ db }, keys.role);
    return turn;
  }

  /** One draw that is not as it should be keeps no other waiting. */
  async #attempt(turn: ControlTurn, drawId: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      // What was in memory may not be what is in the database: the next turn reads it again.
      this.#followed.delete(drawId);
      // Another control with the same keys copied the same tickets first.
      if (!isUniqueViolation(error, "ticket_run_pkey")) turn.refused.push({ drawId, error });
    }
  }

  async #follow(turn: ControlTurn, draw: FollowedDraw): Promise<void> {
    const followed = this.#followed.get(draw.drawId) ?? (await this.#open(draw));
    const { copy, terms } = followed;
    const unread = draw.sold - copy.lastSerial;
    followed.turns += 1;
    const isQuiet = unread === 0n || (unread < QUIET_TICKETS && followed.turns < QUIET_TURNS);
    if (draw.state === "open" && isQuiet) return;
    const isAll = await copy.follow(this.#ports.db, PAGES_MAX);
    followed.turns = 0;
    turn.isBehind ||= !isAll;
    if (draw.state === "open" || !isAll) return;
    await this.#handIn(terms, copy);
    turn.counted.push(draw.drawId);
  }

  async #open({ drawId, currency }: FollowedDraw): Promise<Followed> {
    const { db, keys } = this.#ports;
    const terms = readTerms((await loadLogged(db, drawId, "terms")) ?? "null");
    assertInvariant(terms.controlKey === keys.count.publicKey, "the terms name another control key", {
      drawId,
    });
    const copy = await TicketCopy.open(db, { ...terms, currency }, keys.role.secret);
    const followed = { terms, copy, turns: QUIET_TURNS };
    this.#followed.set(drawId, followed);
    return followed;
  }

  /** The share's commitment, where the terms give control a role, and the count come together or not at all. */
  async #handIn(terms: ControlTerms, copy: TicketCopy): Promise<void> {
    const { db, keys, entropy } = this.#ports;
    const counted = copy.counted();
    const roles = [keys.role].filter(({ role }) => terms.roles.some((seat) => seat.role === role));
    await db.tx(async (tx) => {
      const isCommitted = await commitRoles(tx, roles, terms, entropy);
      assertInvariant(isCommitted, "the entropy source repeats itself");
      await saveControlCount(tx, terms.drawId, { ...counted, signature: signCount(keys, terms, counted) });
    });
  }

  async #reveal(turn: ControlTurn, drawId: string): Promise<void> {
    const { db, keys } = this.#ports;
    const terms = readTerms((await loadLogged(db, drawId, "terms")) ?? "null");
    const seal = await loadLogged(db, drawId, "seal");
    const isConfirmed = seal !== undefined && isSealConfirmed(keys, terms, seal);
    assertInvariant(isConfirmed, "the seal is not over what control counted and committed to", { drawId });
    await db.tx((tx) => revealShares(tx, [keys.role], drawId));
    turn.revealed.push(drawId);
  }

  #forgetAllBut(draws: readonly FollowedDraw[]): void {
    const ids = new Set(draws.map(({ drawId }) => drawId));
    for (const drawId of this.#followed.keys()) if (!ids.has(drawId)) this.#followed.delete(drawId);
  }
}
