import { hash } from "node:crypto";
import { canonicalJson } from "../../money/index.ts";
import { lengthPrefixed } from "../bytes.core.ts";
import { headOf, PROTOCOL, SUITE, type TicketBody } from "../proof.schema.ts";

/** What all tickets of a draw have in common. */
export interface TicketDraw {
  gameId: string;
  drawId: string;
  ruleHash: string;
  currency: string;
}

/** A ticket as its row says. `soldAt` is text in UTC with six digits of a second; a `Date` would cut three. */
export interface SoldTicket {
  serial: bigint;
  id: string;
  playerId: string;
  /** The lines exactly as stored, before any schema has read them. */
  lines: unknown;
  stakeMinor: bigint;
  soldAt: string;
  salt: Buffer;
}

export function ticketBody(draw: TicketDraw, ticket: SoldTicket): TicketBody {
  return {
    ...headOf("ticket", draw),
    serial: String(ticket.serial),
    ticketId: ticket.id,
    holder: holderOf(ticket),
    ruleHash: draw.ruleHash,
    lines: ticket.lines,
    currency: draw.currency,
    stakeMinor: String(ticket.stakeMinor),
    soldAt: ticket.soldAt,
    salt: ticket.salt.toString("hex"),
  };
}

const HOLDER = lengthPrefixed("sortes/1/holder");
const LENGTH_BYTES = 4;

/** `H("holder", player id, salt)` in one buffer: it is made for every ticket of a draw. */
function holderOf({ playerId, salt }: SoldTicket): string {
  const bytes = Buffer.allocUnsafe(HOLDER.length + 2 * LENGTH_BYTES + playerId.length + salt.length);
  bytes.set(HOLDER);
  let at = bytes.writeUInt32BE(playerId.length, HOLDER.length);
  at += bytes.write(playerId, at, "latin1");
  bytes.set(salt, bytes.writeUInt32BE(salt.length, at));
  return hash("sha256", bytes);
}

/**
 * The canonical JSON of a ticket, written down in the order of its fields: sorting them anew for each of a million tickets took
 * longer than hashing them. A test holds it against `canonicalJson`.
 */
export function ticketText(draw: TicketDraw, ticket: SoldTicket): string {
  return (
    `{"currency":"${draw.currency}","drawId":"${draw.drawId}","gameId":${JSON.stringify(draw.gameId)},` +
    `"holder":"${holderOf(ticket)}","lines":${canonicalJson(ticket.lines)},"protocol":"${PROTOCOL}",` +
    `"ruleHash":"${draw.ruleHash}","salt":"${ticket.salt.toString("hex")}","serial":"${ticket.serial}",` +
    `"soldAt":"${ticket.soldAt}","stakeMinor":"${ticket.stakeMinor}","suite":"${SUITE}",` +
    `"ticketId":"${ticket.id}","type":"ticket"}`
  );
}

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHECKS = `${DIGITS}*~$=U`;
const CODE_BYTES = 10;

/** The short code a person can type: 80 bits of the ticket in base 32, in groups of four, and a check symbol. */
export function validationCode(text: string): string {
  const digest = hash("sha256", lengthPrefixed("sortes/1/code", text));
  let rest = BigInt(`0x${digest.slice(0, 2 * CODE_BYTES)}`);
  const check = CHECKS[Number(rest % 37n)];
  let digits = "";
  for (let place = 0; place < 16; place++) {
    digits = `${DIGITS[Number(rest & 31n)]}${digits}`;
    rest >>= 5n;
  }
  return `${digits.replace(/.{4}/g, "$&-")}${check}`;
}
