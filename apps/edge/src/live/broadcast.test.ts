import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Broadcast } from "./broadcast.ts";

let broadcast: Broadcast;

beforeEach(() => {
  vi.useFakeTimers();
  broadcast = new Broadcast();
});
afterEach(() => {
  broadcast.closeAll();
  vi.useRealTimers();
});

/** A stream whose client is away from the network; what was written to it, in order. */
function openStream(lastEventId?: string): string[] {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  const written: string[] = [];
  vi.spyOn(response, "write").mockImplementation((bytes: unknown) => {
    written.push(String(bytes));
    return true;
  });
  broadcast.open(["public"], response, lastEventId);
  return written;
}

const PING = "event: ping\ndata: {}\n\n";

test("each stream begins with a sign of life and gets another every 15 seconds, at its own second", () => {
  const streams = Array.from({ length: 40 }, () => openStream());
  vi.advanceTimersByTime(60_000);
  for (const written of streams) expect(written).toEqual([PING, PING, PING, PING, PING]);
  const before = streams.map(({ length }) => length);
  vi.advanceTimersByTime(1_000);
  const served = streams.filter(({ length }, index) => length > (before[index] ?? 0));
  expect(served.length).toBeLessThanOrEqual(3);
});

test("a stream begins with its place, unless its client brought one", () => {
  broadcast.publish({
    id: "5-0",
    channel: "public",
    event: { type: "draw.state", drawId: "draw", gameId: "game", state: "open" },
  });
  expect(openStream()).toEqual([`id: 5-0\n${PING}`]);
  expect(openStream("5-0")).toEqual([PING]);
});
