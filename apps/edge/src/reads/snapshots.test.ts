import { DatabaseUnavailableError } from "@sortes/db/errors";
import { describe, expect, it, vi } from "vitest";
import { Snapshots } from "./snapshots.ts";

function openSnapshots() {
  let nowMs = 0;
  const snapshots = new Snapshots({ readClockMs: () => nowMs });
  let answer = 0;
  const load = vi.fn(async (): Promise<unknown> => {
    answer += 1;
    return { answer };
  });
  const read = async () => JSON.parse((await snapshots.get("key", load)).body);
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return { snapshots, load, read, pass };
}

describe("a snapshot", () => {
  it("is loaded once for all who ask at the same time", async () => {
    const { read, load } = openSnapshots();
    expect(await Promise.all([read(), read(), read()])).toEqual(Array(3).fill({ answer: 1 }));
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("is the same text and tag until it is loaded again", async () => {
    const { snapshots } = openSnapshots();
    const load = async () => ({ minor: 5n });
    const first = await snapshots.get("key", load);
    snapshots.expire();
    const second = await snapshots.get("key", load);
    expect(first.body).toBe('{"minor":"5"}');
    expect(second.validators.etag).toBe(first.validators.etag);
  });

  it("is ASCII, whatever a game is called, and still says the same", async () => {
    const { snapshots } = openSnapshots();
    const named = { name: "Šťastných 10 🍀" };
    const { body, content } = await snapshots.get("key", async () => named);
    expect(body).toMatch(/^[\x20-\x7e]+$/);
    expect(content["content-length"]).toBe(String(Buffer.byteLength(body)));
    expect(JSON.parse(body)).toEqual(named);
  });

  it("lies ready while it is fresh, and not after an event", async () => {
    const { snapshots, load, pass } = openSnapshots();
    expect(snapshots.ready("key")).toBeUndefined();
    const loaded = await snapshots.get("key", load);
    expect(snapshots.ready("key")?.body).toBe(loaded.body);
    pass(5_001);
    expect(snapshots.ready("key")).toBeUndefined();
    await snapshots.get("other", load);
    snapshots.expire();
    expect(snapshots.ready("other")).toBeUndefined();
  });

  it("is never older than an event, even if it was being loaded when the event came", async () => {
    const { snapshots } = openSnapshots();
    const slow = Promise.withResolvers<unknown>();
    const before = snapshots.get("key", () => slow.promise);
    snapshots.expire();
    const after = await snapshots.get("key", async () => "after");
    slow.resolve("before");
    await before;
    expect(after.body).toBe('"after"');
    expect((await snapshots.get("key", async () => "later")).body).not.toBe('"before"');
  });

  it("that is a little old is sent at once and loaded behind", async () => {
    const { read, load, pass } = openSnapshots();
    await read();
    pass(6_000);
    expect(await read()).toEqual({ answer: 1 });
    await vi.waitFor(async () => expect(await read()).toEqual({ answer: 2 }));
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("that is old is waited for", async () => {
    const { read, pass } = openSnapshots();
    await read();
    pass(60_000);
    expect(await read()).toEqual({ answer: 2 });
  });

  it("stands in while the database is away, and for no other failure", async () => {
    const { read, load, pass } = openSnapshots();
    await read();
    pass(60_000);
    load.mockRejectedValueOnce(new DatabaseUnavailableError(new Error("gone")));
    expect(await read()).toEqual({ answer: 1 });
    load.mockRejectedValueOnce(new Error("a bug"));
    await expect(read()).rejects.toThrow("a bug");
  });
});
