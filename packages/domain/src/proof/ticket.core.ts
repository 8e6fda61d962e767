import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "../money/index.ts";
import { purposeHash } from "./bytes.core.ts";
import { headOf, type TicketBody } from "./proof.schema.ts";

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
  salt: Uint8Array;
}

export function ticketBody(draw: TicketDraw, ticket: SoldTicket): TicketBody {
  return {
    ...headOf("ticket", draw),
    serial: String(ticket.serial),
    ticketId: ticket.id,
    holder: bytesToHex(purposeHash("holder", ticket.playerId, ticket.salt)),
    ruleHash: draw.ruleHash,
    lines: ticket.lines,
    currency: draw.currency,
    stakeMinor: String(ticket.stakeMinor),
    soldAt: ticket.soldAt,
    salt: bytesToHex(ticket.salt),
  };
}

export function ticketBytes(body: TicketBody): Uint8Array {
  return utf8ToBytes(canonicalJson(body));
}

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHECKS = `${DIGITS}*~$=U`;
const CODE_BYTES = 10;

/** The short code a person can type: 80 bits of the ticket in base 32, in groups of four, and a check symbol. */
export function validationCode(bytes: Uint8Array): string {
  let rest = BigInt(`0x${bytesToHex(purposeHash("code", bytes).subarray(0, CODE_BYTES))}`);
  const check = CHECKS[Number(rest % 37n)];
  let digits = "";
  for (let place = 0; place < 16; place++) {
    digits = `${DIGITS[Number(rest & 31n)]}${digits}`;
    rest >>= 5n;
  }
  return `${digits.replace(/.{4}/g, "$&-")}${check}`;
}
