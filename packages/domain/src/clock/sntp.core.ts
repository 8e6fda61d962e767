import type { ClockOffsetEstimate } from "./clock.core.ts";

/** RFC 4330 §4: the header without authenticator, which is all a client needs. */
export const SNTP_PACKET_BYTES = 48;

/** Seconds from 1900-01-01, where NTP begins to count, to 1970-01-01. */
const UNIX_EPOCH_S = 2_208_988_800;
/** RFC 4330 §3: with the highest bit clear, a timestamp belongs to the era that begins in February 2036. */
const ERA_S = 2 ** 32;
const FRACTIONS_PER_S = 2 ** 32;

const ORIGINATE_AT = 24;
const RECEIVE_AT = 32;
const TRANSMIT_AT = 40;

const CLIENT_MODE = 3;
const SERVER_MODE = 4;
const VERSION = 4;
const LEAP_UNSYNCHRONISED = 3;
const STRATUM_MAX = 15;

/** A question for the time, sent at `nowMs` (ms since the Unix epoch) by the client's own clock. */
export function encodeSntpRequest(nowMs: number): Uint8Array {
  const packet = new Uint8Array(SNTP_PACKET_BYTES);
  packet[0] = (VERSION << 3) | CLIENT_MODE;
  writeTimestamp(new DataView(packet.buffer), TRANSMIT_AT, nowMs);
  return packet;
}

export interface SntpExchange {
  request: Uint8Array;
  reply: Uint8Array;
  sentAtMs: number;
  receivedAtMs: number;
}

export type SntpReading =
  | ({ isValid: true } & ClockOffsetEstimate)
  | { isValid: false; reason: "short" | "not_a_server" | "not_ours" | "unsynchronised" | "refused" };

/**
 * Judges a reply by the checks of RFC 4330 §5 and computes the client clock's offset from the server's, positive when the
 * client is ahead: the RFC's formula with the sign of our offsets.
 */
export function decodeSntpReply({ request, reply, sentAtMs, receivedAtMs }: SntpExchange): SntpReading {
  if (reply.length < SNTP_PACKET_BYTES) return { isValid: false, reason: "short" };
  const asked = viewOf(request);
  const answer = viewOf(reply);
  const head = answer.getUint8(0);
  if ((head & 0b111) !== SERVER_MODE) return { isValid: false, reason: "not_a_server" };
  // The server echoes when we asked. Another echo is a late reply to another question, or somebody's guess.
  if (answer.getBigUint64(ORIGINATE_AT) !== asked.getBigUint64(TRANSMIT_AT)) {
    return { isValid: false, reason: "not_ours" };
  }
  const stratum = answer.getUint8(1);
  if (stratum === 0) return { isValid: false, reason: "refused" };
  const hasTime = answer.getBigUint64(RECEIVE_AT) !== 0n && answer.getBigUint64(TRANSMIT_AT) !== 0n;
  if (head >> 6 === LEAP_UNSYNCHRONISED || stratum > STRATUM_MAX || !hasTime) {
    return { isValid: false, reason: "unsynchronised" };
  }
  const arrivedMs = readTimestampMs(answer, RECEIVE_AT);
  const answeredMs = readTimestampMs(answer, TRANSMIT_AT);
  const clientAheadMs = (sentAtMs - arrivedMs + (receivedAtMs - answeredMs)) / 2;
  const roundTripMs = receivedAtMs - sentAtMs - (answeredMs - arrivedMs);
  return { isValid: true, offsetMs: Math.round(clientAheadMs), roundTripMs: Math.round(roundTripMs) };
}

function viewOf(packet: Uint8Array): DataView {
  return new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
}

function writeTimestamp(view: DataView, at: number, unixMs: number): void {
  const ntpS = unixMs / 1_000 + UNIX_EPOCH_S;
  const wholeS = Math.floor(ntpS);
  view.setUint32(at, wholeS % ERA_S);
  view.setUint32(at + 4, Math.floor((ntpS - wholeS) * FRACTIONS_PER_S));
}

function readTimestampMs(view: DataView, at: number): number {
  const seconds = view.getUint32(at);
  const era = seconds >= ERA_S / 2 ? 0 : ERA_S;
  return (seconds + era - UNIX_EPOCH_S + view.getUint32(at + 4) / FRACTIONS_PER_S) * 1_000;
}
