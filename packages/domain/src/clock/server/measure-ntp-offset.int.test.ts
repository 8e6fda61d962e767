import { createSocket, type Socket } from "node:dgram";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { listClockOffsets, measureNtpOffset } from "./index.ts";

let database: TestDatabase;
let server: Socket | undefined;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(() => {
  server?.close();
  server = undefined;
});

/** A server of another make: its replies are built here, from the RFC. */
async function serve(answers: (request: Buffer) => Buffer[]): Promise<{ host: string; port: number }> {
  const socket = createSocket("udp4");
  server = socket;
  socket.on("message", (request, { port, address }) => {
    for (const reply of answers(request)) socket.send(reply, port, address);
  });
  const bound = Promise.withResolvers<void>();
  socket.bind(0, "127.0.0.1", bound.resolve);
  await bound.promise;
  return { host: "127.0.0.1", port: socket.address().port };
}

function timeReply(request: Buffer, aheadS: number): Buffer {
  const reply = Buffer.alloc(48);
  reply[0] = 0x24;
  reply[1] = 1;
  request.copy(reply, 24, 40, 48);
  const atS = Date.now() / 1_000 + 2_208_988_800 + aheadS;
  for (const at of [32, 40]) {
    reply.writeUInt32BE(Math.floor(atS), at);
    reply.writeUInt32BE(Math.floor((atS % 1) * 2 ** 32), at + 4);
  }
  return reply;
}

const measure = (name: string, at: { host: string; port: number }) =>
  measureNtpOffset({ db: database.db, readClockMs: Date.now }, { processName: name, server: at });

describe("a process clock and an NTP server", () => {
  it("ten seconds behind are measured, kept, and reported once while they last", async () => {
    const at = await serve((request) => [timeReply(request, 10)]);
    const { offsetMs } = await measure("edge-1", at);
    await measure("edge-1", at);
    expect(offsetMs).toBeLessThan(-9_000);
    expect(offsetMs).toBeGreaterThan(-11_000);
    const events = await database.db.query(
      "select from significant_event where subject_id = 'edge-1 to 127.0.0.1' and kind = 'clock.offset'",
    );
    expect(events).toHaveLength(1);
    expect(await listClockOffsets({ db: database.db })).toMatchObject([{ process: "edge-1 to 127.0.0.1" }]);
  });

  it("forged and broken replies are passed over until the true one comes", async () => {
    const at = await serve((request) => {
      const forged = timeReply(request, 3_600);
      forged.fill(7, 24, 32);
      return [forged, Buffer.from("no"), timeReply(request, 0)];
    });
    const { offsetMs } = await measure("edge-2", at);
    expect(Math.abs(offsetMs)).toBeLessThan(1_000);
  });

  it("a server that refuses is named with its reason", async () => {
    const at = await serve((request) => {
      const kissOfDeath = timeReply(request, 0);
      kissOfDeath[1] = 0;
      return [kissOfDeath];
    });
    await expect(measure("edge-3", at)).rejects.toThrow("did not tell the time: refused");
  });
});
