import { hash } from "node:crypto";
import type { Queries } from "@sortes/db";
import { canonicalJson } from "../../money/index.ts";
import { PROTOCOL, SUITE } from "../proof.schema.ts";
import { type ControlTicket, loadControlCount, loadControlPage } from "./control.repo.ts";
import type { TicketDraw } from "./ticket-text.ts";

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
  const form = ticketForm(draw);
  let read = 0;
  const load = (from: number) => loadControlPage(db, draw.drawId, from, Math.min(from + PAGE - 1, count));
  let page = await load(1);
  while (page.length > 0 && read < count) {
    const next = load(read + page.length + 1);
    for (const ticket of page) {
      leafHash(form, ticket).copy(hashes, read * HASH_BYTES);
      stakes[read] = ticket.stakeMinor;
      read += 1;
    }
    page = await next;
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

/** Writes a ticket down. */
type TicketForm = (ticket: ControlTicket) => string;

/** The canonical JSON of a ticket with gaps: its fields are put in order once for a draw, not for each of a million tickets. */
function ticketForm(draw: TicketDraw): TicketForm {
  const text = canonicalJson({
    protocol: PROTOCOL,
    suite: SUITE,
    type: "ticket",
    gameId: draw.gameId,
    drawId: draw.drawId,
    serial: "@serial",
    ticketId: "@id",
    holder: "@holder",
    ruleHash: draw.ruleHash,
    lines: "@lines",
    currency: draw.currency,
    stakeMinor: "@stakeMinor",
    soldAt: "@soldAt",
    salt: "@salt",
  });
  const parts = text.split(/"@(\w+)"/).map((part, index) => (index % 2 === 0 ? part : gaps[part as Gap]));
  return (ticket) => {
    let written = "";
    for (const part of parts) written += typeof part === "string" ? part : part(ticket);
    return written;
  };
}

type Gap = keyof typeof gaps;

const gaps = {
  serial: ({ serial }: ControlTicket) => `"${serial}"`,
  id: ({ id }: ControlTicket) => `"${id}"`,
  holder: (ticket: ControlTicket) => `"${holderHash(ticket)}"`,
  lines: ({ lines }: ControlTicket) => canonicalJson(lines),
  stakeMinor: ({ stakeMinor }: ControlTicket) => `"${stakeMinor}"`,
  soldAt: ({ soldAt }: ControlTicket) => `"${soldAt}"`,
  salt: ({ salt }: ControlTicket) => `"${salt}"`,
};

function leafHash(form: TicketForm, ticket: ControlTicket): Buffer {
  const bytes = Buffer.from(`012345678${form(ticket)}`, "utf8");
  bytes.writeUInt8(0, 0);
  bytes.writeBigUInt64BE(ticket.stakeMinor, 1);
  return hash("sha256", bytes, "buffer");
}

function holderHash({ playerId, salt }: ControlTicket): string {
  const parts = [Buffer.from("sortes/1/holder"), Buffer.from(playerId), Buffer.from(salt, "hex")];
  return hash("sha256", Buffer.concat(parts.flatMap((part) => [lengthOf(part), part])));
}

function lengthOf(part: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(part.length);
  return length;
}
