import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { STARTUP_SAMPLES } from "../health.core.ts";
import { EntropyPool, openEntropyPool, type RawSource } from "./index.ts";

/** A source that gives what `sampleAt` says for each of its samples. */
function source(sampleAt: (at: number) => number, name: RawSource["name"] = "hardware"): RawSource {
  let at = 0;
  return {
    name,
    device: null,
    minEntropyBits: 8,
    read: async (length) => Uint8Array.from({ length }, () => sampleAt(at++)),
  };
}

const sound = (name?: RawSource["name"]) => source((at) => (at * 167 + (at >> 8) * 59) % 256, name);
const stuckFrom = (from: number) => source((at) => (at < from ? (at * 167) % 256 : 7));

describe("a pool of sources", () => {
  it("gives seeds of all its sources, never the same twice", async () => {
    const pool = openEntropyPool();
    const [one, other] = [await pool.readSeed(), await pool.readSeed()];
    expect(one).toHaveLength(64);
    expect(one).not.toEqual(other);
    expect(pool.sources).toEqual(["os"]);
  });

  it("depends on each source", async () => {
    const both = () => [sound("os"), sound("hardware")];
    const seed = await new EntropyPool(both()).readSeed();
    expect(await new EntropyPool(both()).readSeed()).toEqual(seed);
    expect(await new EntropyPool([sound("os"), source((at) => (at * 31) % 256)]).readSeed()).not.toEqual(
      seed,
    );
  });

  it("throws the samples of the startup test away", async () => {
    const pool = new EntropyPool([sound()]);
    await pool.readSource("hardware");
    const [health] = (await pool.health()).sources;
    expect(health).toMatchObject({ state: "healthy", failure: null, samples: STARTUP_SAMPLES + 72 });
  });

  it("refuses everything when one source fails its startup test, and does not ask it again", async () => {
    const pool = new EntropyPool([sound("os"), stuckFrom(0)]);
    const refusal = {
      code: "entropy.source_failed",
      details: { source: "hardware", failure: "repetition_count" },
    };
    await expect(pool.readSeed()).rejects.toMatchObject(refusal);
    await expect(pool.generate(32)).rejects.toMatchObject(refusal);
    const { sources } = await pool.health();
    expect(sources.map(({ state }) => state)).toEqual(["healthy", "failed"]);
    expect(sources[1]).toMatchObject({ failure: "repetition_count", samples: STARTUP_SAMPLES });
  });

  it("notices a source that breaks while running", async () => {
    const pool = new EntropyPool([stuckFrom(STARTUP_SAMPLES + 100)]);
    await expect(pool.readSource("hardware")).resolves.toHaveLength(64);
    await expect(pool.readSource("hardware")).rejects.toMatchObject({ code: "entropy.source_failed" });
    await expect(pool.readSource("hardware")).rejects.toMatchObject({ code: "entropy.source_failed" });
  });

  it("answers readers at the same time with different bytes", async () => {
    const pool = new EntropyPool([sound()]);
    const [one, other] = await Promise.all([pool.readSource("hardware"), pool.readSource("hardware")]);
    expect(one).not.toEqual(other);
  });

  it("refuses a source that nobody configured", async () => {
    await expect(openEntropyPool().readSource("hardware")).rejects.toMatchObject({
      code: "entropy.source_missing",
    });
  });
});

describe("a hardware device", () => {
  let dir = "";
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "sortes-entropy-"));
  });
  afterAll(() => rm(dir, { recursive: true }));

  it("blocks everything while it is missing, and is welcome when it comes", async () => {
    const hardware = join(dir, "late");
    const pool = openEntropyPool({ hardware });
    await expect(pool.readSeed()).rejects.toMatchObject({
      code: "entropy.source_missing",
      details: { source: "hardware" },
    });
    expect((await pool.health()).sources[1]).toMatchObject({ state: "missing", device: hardware });
    await writeFile(
      hardware,
      Uint8Array.from({ length: 4_096 }, (_, at) => (at * 167) % 256),
    );
    await expect(pool.readSeed()).resolves.toHaveLength(64);
    expect((await pool.health()).sources[1]).toMatchObject({ state: "healthy" });
  });

  it("that ends too early is missing", async () => {
    const hardware = join(dir, "short");
    await writeFile(hardware, new Uint8Array(100));
    await expect(openEntropyPool({ hardware }).readSeed()).rejects.toMatchObject({
      code: "entropy.source_missing",
    });
  });
});

describe("the generator", () => {
  it("is seeded at its first use and again after 4,096 requests", async () => {
    const pool = openEntropyPool();
    expect(await pool.health()).toMatchObject({ seedings: 0, requestsSinceSeeding: 0 });
    for (let request = 0; request <= 4_096; request++) await pool.generate(1);
    expect(await pool.health()).toMatchObject({ seedings: 2, requestsSinceSeeding: 1 });
  });
});
