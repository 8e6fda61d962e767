import { createHash, hash } from "node:crypto";
import type { Queries } from "@sortes/db";
import { canonicalJson } from "../../money/index.ts";
import { PROTOCOL, SUITE } from "../proof.schema.ts";
import type { TicketDraw } from "../ticket.core.ts";
import { type ControlTicket, loadControlCount, loadControlPage } from "./control.repo.ts";

/*
 * Control shares no code with the seal but the canonical JSON: own statements, own hashes (OpenSSL's), and the tree from above,
 * as the protocol defines it. A mistake in one of the two shows as two roots.
 */

const PAGE = 5_000;
const HASH_BYTES = 32;

export interface Recount {
  count: bigint;
  stakeMinor: bigint;
  /** Hex. */
  root: string;
}

/** Counts a draw's tickets a second time. A million need forty megabytes. */
export async function recountTickets(db: Queries, draw: TicketDraw): Promise<Recount> {
  const count = Number(await loadControlCount(db, draw.drawId));
  const hashes = Buffer.alloc(count * HASH_BYTES);
  const stakes = new BigInt64Array(count);
  let read = 0;
  while (read < count) {
    const page = await loadControlPage(db, draw.drawId, read + 1, Math.min(read + PAGE, count));
    if (page.length === 0) break;
    for (const ticket of page) {
      leafHash(draw, ticket).copy(hashes, read * HASH_BYTES);
      stakes[read] = ticket.stakeMinor;
      read += 1;
    }
  }
  if (read === 0) return { count: 0n, stakeMinor: 0n, root: hash("sha256", "") };
  const top = subtree(hashes, stakes, 0, read);
  return { count: BigInt(read), stakeMinor: top.stakeMinor, root: top.hash.toString("hex") };
}

interface Subtree {
  hash: Buffer;
  stakeMinor: bigint;
}

/** The node over leaves `from` to `from + size` − 1. */
function subtree(hashes: Buffer, stakes: BigInt64Array, from: number, size: number): Subtree {
  if (size === 1) {
    const at = from * HASH_BYTES;
    return { hash: hashes.subarray(at, at + HASH_BYTES), stakeMinor: stakes[from] ?? 0n };
  }
  const half = 2 ** Math.floor(Math.log2(size - 1));
  const left = subtree(hashes, stakes, from, half);
  const right = subtree(hashes, stakes, from + half, size - half);
  const bytes = Buffer.alloc(1 + 2 * (16 + HASH_BYTES), 1);
  writeSide(bytes, 1, half, left);
  writeSide(bytes, 1 + 16 + HASH_BYTES, size - half, right);
  return { hash: hash("sha256", bytes, "buffer"), stakeMinor: left.stakeMinor + right.stakeMinor };
}

function writeSide(bytes: Buffer, at: number, count: number, node: Subtree): void {
  bytes.writeBigUInt64BE(BigInt(count), at);
  bytes.writeBigUInt64BE(node.stakeMinor, at + 8);
  node.hash.copy(bytes, at + 16);
}

function leafHash(draw: TicketDraw, ticket: ControlTicket): Buffer {
  const text = canonicalJson({
    protocol: PROTOCOL,
    suite: SUITE,
    type: "ticket",
    gameId: draw.gameId,
    drawId: draw.drawId,
    serial: ticket.serial.toString(),
    ticketId: ticket.id,
    holder: holderHash(ticket),
    ruleHash: draw.ruleHash,
    lines: ticket.lines,
    currency: draw.currency,
    stakeMinor: ticket.stakeMinor.toString(),
    soldAt: ticket.soldAt,
    salt: ticket.salt,
  });
  const prefix = Buffer.alloc(9);
  prefix.writeBigUInt64BE(ticket.stakeMinor, 1);
  return createHash("sha256").update(prefix).update(text, "utf8").digest();
}

function holderHash({ playerId, salt }: ControlTicket): string {
  const digest = createHash("sha256");
  for (const part of [Buffer.from("sortes/1/holder"), Buffer.from(playerId), Buffer.from(salt, "hex")]) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(part.length);
    digest.update(length).update(part);
  }
  return digest.digest("hex");
}
