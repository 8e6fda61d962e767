import { hash } from "node:crypto";
import { canonicalJson } from "../../money/index.ts";
import { PROTOCOL, SUITE } from "../proof.schema.ts";
import type { ControlTicket } from "./control.repo.ts";

/*
 * Control shares no code with the seal but the canonical JSON: own statements, own hashes (OpenSSL's), and a tree that grows leaf by
 * leaf. A mistake in one of the two shows as two roots.
 */

/** What all tickets of a draw have in common, by its terms. */
export interface ControlDraw {
  gameId: string;
  drawId: string;
  ruleHash: string;
  currency: string;
}

/** Writes a ticket down. */
export type TicketForm = (ticket: ControlTicket) => string;

/** The canonical JSON of a ticket with gaps: its fields are put in order once for a draw, not for each of a million tickets. */
export function ticketForm(draw: ControlDraw): TicketForm {
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

/** Writes the hash of a ticket's leaf, 32 bytes, to a place in `target`. */
export function writeLeafHash(
  target: Buffer,
  at: number,
  { form, ticket }: { form: TicketForm; ticket: ControlTicket },
): void {
  const bytes = Buffer.from(`012345678${form(ticket)}`, "utf8");
  bytes.writeUInt8(0, 0);
  bytes.writeBigUInt64BE(ticket.stakeMinor, 1);
  target.write(hash("sha256", bytes, "binary"), at, "latin1");
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
