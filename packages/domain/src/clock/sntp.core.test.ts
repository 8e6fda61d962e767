import { describe, expect, it } from "vitest";
import { decodeSntpReply, encodeSntpRequest, SNTP_PACKET_BYTES } from "./sntp.core.ts";

/** 2026-11-21T14:00:00Z. */
const NOW_MS = Date.UTC(2026, 10, 21, 14);
const NTP_NOW_S = NOW_MS / 1_000 + 2_208_988_800;

interface ReplyParts {
  leap?: number;
  mode?: number;
  stratum?: number;
  receivedS?: number;
  transmittedS?: number;
  originate?: Uint8Array;
}

/** A reply byte by byte, as RFC 4330 §4 lays it out, not with the code under test. */
function replyTo(request: Uint8Array, parts: ReplyParts = {}): Uint8Array {
  const { leap = 0, mode = 4, stratum = 2, receivedS = NTP_NOW_S, transmittedS = NTP_NOW_S } = parts;
  const packet = new Uint8Array(SNTP_PACKET_BYTES);
  packet[0] = (leap << 6) | (4 << 3) | mode;
  packet[1] = stratum;
  packet.set(parts.originate ?? request.subarray(40, 48), 24);
  const view = new DataView(packet.buffer);
  for (const [at, seconds] of [
    [32, receivedS],
    [40, transmittedS],
  ] as const) {
    view.setUint32(at, Math.floor(seconds) % 2 ** 32);
    view.setUint32(at + 4, (seconds % 1) * 2 ** 32);
  }
  return packet;
}

const exchange = (parts: ReplyParts = {}, tookMs = 0) => {
  const request = encodeSntpRequest(NOW_MS);
  const reply = replyTo(request, parts);
  return decodeSntpReply({ request, reply, sentAtMs: NOW_MS, receivedAtMs: NOW_MS + tookMs });
};

describe("an SNTP request", () => {
  it("is a client's packet of version 4 with the time of asking", () => {
    const packet = encodeSntpRequest(NOW_MS + 500);
    const view = new DataView(packet.buffer);
    expect(packet).toHaveLength(48);
    expect(packet[0]).toBe(0x23);
    expect(view.getUint32(40)).toBe(NTP_NOW_S);
    expect(view.getUint32(44)).toBe(0x80000000);
  });
});

describe("an SNTP reply", () => {
  it("tells the offset half-way between the two directions, without the time the server took", () => {
    // The client is 200 ms behind; 20 ms there, 10 ms inside, 20 ms back.
    const reading = exchange({ receivedS: NTP_NOW_S + 0.22, transmittedS: NTP_NOW_S + 0.23 }, 50);
    expect(reading).toEqual({ isValid: true, offsetMs: -200, roundTripMs: 40 });
  });

  it("is positive when the client is ahead", () => {
    expect(exchange({ receivedS: NTP_NOW_S - 1, transmittedS: NTP_NOW_S - 1 })).toMatchObject({
      isValid: true,
      offsetMs: 1_000,
    });
  });

  it("is understood after the counter has turned over in February 2036", () => {
    const laterMs = Date.UTC(2036, 1, 8);
    const request = encodeSntpRequest(laterMs);
    const atS = laterMs / 1_000 + 2_208_988_800;
    const reply = replyTo(request, { receivedS: atS, transmittedS: atS });
    expect(decodeSntpReply({ request, reply, sentAtMs: laterMs, receivedAtMs: laterMs })).toMatchObject({
      isValid: true,
      offsetMs: 0,
    });
  });

  it.each([
    ["not_ours", { originate: new Uint8Array(8) }],
    ["not_a_server", { mode: 3 }],
    ["refused", { stratum: 0 }],
    ["unsynchronised", { leap: 3 }],
    ["unsynchronised", { stratum: 16 }],
    ["unsynchronised", { transmittedS: 0 }],
  ])("is refused as %s", (reason, parts) => {
    expect(exchange(parts)).toEqual({ isValid: false, reason });
  });

  it("that is cut short is refused, whatever it says", () => {
    const request = encodeSntpRequest(NOW_MS);
    const reply = replyTo(request).subarray(0, 40);
    expect(decodeSntpReply({ request, reply, sentAtMs: NOW_MS, receivedAtMs: NOW_MS })).toEqual({
      isValid: false,
      reason: "short",
    });
  });
});
