import { createHmac, hkdfSync } from "node:crypto";
import type { Db, Queries } from "@sortes/db";
import { assertInvariant } from "../../errors/index.ts";
import { type ControlTicket, loadControlPage, loadRuns, saveRun, type TicketRun } from "./control.repo.ts";
import { type ControlDraw, type TicketForm, ticketForm, writeLeafHash } from "./control-leaf.ts";
import { ControlTree } from "./control-tree.ts";

/** Tickets read at a time: some megabytes. */
const PAGE = 5_000;

/** Runs read at a time when control starts again: at most two megabytes. */
const RUNS = 10;

const HASH_BYTES = 32;
const STAKE_BYTES = 8;
const MAC_BYTES = 32;

/** What control counted of a draw. */
export interface Counted {
  count: bigint;
  stakeMinor: bigint;
  /** Hex. */
  root: string;
}

/**
 * Control's copy of one draw: the hash and stake of each ticket as it was when control first saw it, in runs that only control's database
 * role can write, and the tree over them in memory. A ticket that is edited, added or removed afterwards differs from it.
 */
export class TicketCopy {
  readonly #drawId: string;
  readonly #form: TicketForm;
  readonly #macKey: Uint8Array;
  readonly #tree = new ControlTree();
  #lastSerial = 0n;
  #mac: Buffer = Buffer.alloc(MAC_BYTES);

  private constructor(draw: ControlDraw, secret: Uint8Array) {
    this.#drawId = draw.drawId;
    this.#form = ticketForm(draw);
    this.#macKey = new Uint8Array(
      hkdfSync("sha256", secret, draw.drawId, "sortes/1/control-copy", MAC_BYTES),
    );
  }

  /** Takes up the copy where control left it. @throws InvariantError when it is not as control wrote it. */
  static async open(db: Queries, draw: ControlDraw, secret: Uint8Array): Promise<TicketCopy> {
    const copy = new TicketCopy(draw, secret);
    const load = () => loadRuns(db, draw.drawId, BigInt(copy.#tree.count), RUNS);
    for (let runs = await load(); runs.length > 0; runs = await load()) {
      for (const run of runs) copy.#takeUp(run);
    }
    return copy;
  }

  get lastSerial(): bigint {
    return this.#lastSerial;
  }

  counted(): Counted {
    const { count, stakeMinor } = this.#tree;
    return { count: BigInt(count), stakeMinor, root: this.#tree.root() };
  }

  /** Copies what was sold since, at most so many pages; returns whether that was all. */
  async follow(db: Db, pagesMax: number): Promise<boolean> {
    const load = () => loadControlPage(db, this.#drawId, this.#lastSerial, PAGE);
    for (let pages = 0; pages < pagesMax; pages += 1) {
      const page = await load();
      if (page.length > 0) await this.#append(db, page);
      if (page.length < PAGE) return true;
    }
    return false;
  }

  async #append(db: Db, tickets: readonly ControlTicket[]): Promise<void> {
    const hashes = Buffer.alloc(tickets.length * HASH_BYTES);
    const stakes = Buffer.alloc(tickets.length * STAKE_BYTES);
    let stakeMinor = this.#tree.stakeMinor;
    for (const [at, ticket] of tickets.entries()) {
      writeLeafHash(hashes, at * HASH_BYTES, { form: this.#form, ticket });
      stakes.writeBigUInt64BE(ticket.stakeMinor, at * STAKE_BYTES);
      stakeMinor += ticket.stakeMinor;
    }
    const first = BigInt(this.#tree.count);
    const content = {
      first,
      lastSerial: tickets.at(-1)?.serial ?? this.#lastSerial,
      stakes,
      hashes,
      count: first + BigInt(tickets.length),
      stakeMinor,
    };
    const run = { ...content, mac: this.#macOf(content) };
    await db.tx((tx) => saveRun(tx, this.#drawId, run));
    this.#add(run);
  }

  #takeUp(run: TicketRun): void {
    assertInvariant(run.mac.equals(this.#macOf(run)), "control's copy is not as control wrote it", {
      drawId: this.#drawId,
      first: run.first,
    });
    this.#add(run);
  }

  #add({ stakes, hashes, lastSerial, mac }: TicketRun): void {
    for (let at = 0; at * HASH_BYTES < hashes.length; at += 1) {
      const hash = hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
      this.#tree.add(hash, stakes.readBigUInt64BE(at * STAKE_BYTES));
    }
    this.#lastSerial = lastSerial;
    this.#mac = mac;
  }

  /** Of a run, over what came before it. */
  #macOf({ first, lastSerial, stakes, hashes, count, stakeMinor }: Omit<TicketRun, "mac">): Buffer {
    const totals = [first, lastSerial, count, stakeMinor].join();
    return createHmac("sha256", this.#macKey)
      .update(this.#mac)
      .update(`${totals};`)
      .update(stakes)
      .update(hashes)
      .digest();
  }
}
