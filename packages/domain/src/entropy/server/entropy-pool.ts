import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { assertInvariant } from "../../errors/index.ts";
import { entropyErrors } from "../entropy.errors.ts";
import type { EntropyHealth, EntropySourceName } from "../entropy.schema.ts";
import { type HmacDrbg, seededGenerator } from "../hmac-drbg.core.ts";
import { hardwareDevice, operatingSystem, type RawSource } from "./raw-source.ts";
import { TestedSource } from "./tested-source.ts";

/** A new seed after so many requests: far below what SP 800-90A allows, and no one notices it. */
const REQUESTS_PER_SEED = 4_096;

const PERSONALIZATION = utf8ToBytes("sortes/entropy/generator/1");

/**
 * All configured sources and the generator that they seed. If one of them is missing or fails, nothing is given: a draw
 * waits rather than going on with less than was promised.
 */
export class EntropyPool {
  readonly #sources: readonly TestedSource[];
  #generator: HmacDrbg | undefined;
  #seedings = 0;

  constructor(sources: readonly RawSource[]) {
    assertInvariant(sources.length > 0, "a pool without a source");
    this.#sources = sources.map((source) => new TestedSource(source));
  }

  /** The names of what is configured. */
  get sources(): EntropySourceName[] {
    return this.#sources.map(({ name }) => name);
  }

  /**
   * 64 fresh bytes of one source alone, for a share of its own in a draw.
   * @throws entropy.source_missing, also when it is not configured; entropy.source_failed
   */
  async readSource(name: EntropySourceName): Promise<Uint8Array> {
    return this.#require(name).readBlock();
  }

  /** 64 fresh bytes of all sources together: as good as the best of them. @throws as `readSource` */
  async readSeed(): Promise<Uint8Array> {
    const hash = createHash("sha512").update("sortes/entropy/seed/1");
    for (const source of this.#sources) hash.update(source.name).update(await source.readBlock());
    return hash.digest();
  }

  /** Output of the generator, 1 to 65,536 bytes. It is seeded at its first use and often after. @throws as `readSource` */
  async generate(length: number): Promise<Uint8Array> {
    return (await this.#seeded()).generate(length);
  }

  /** Whether all sources work; asks each, so that one that was never used is tested. */
  async check(): Promise<void> {
    for (const source of this.#sources) await source.readBlock().catch(() => undefined);
  }

  async health(): Promise<EntropyHealth> {
    return {
      sources: this.#sources.map((source) => source.health()),
      processor: await processorInstructions(),
      seedings: this.#seedings,
      requestsSinceSeeding: this.#generator?.requests ?? 0,
    };
  }

  #require(name: EntropySourceName): TestedSource {
    const source = this.#sources.find((candidate) => candidate.name === name);
    if (!source) throw entropyErrors.source_missing({ details: { source: name } });
    return source;
  }

  async #seeded(): Promise<HmacDrbg> {
    const generator = this.#generator;
    if (generator && generator.requests < REQUESTS_PER_SEED) return generator;
    const seed = await this.readSeed();
    this.#seedings += 1;
    if (generator) generator.reseed(seed);
    else this.#generator = seededGenerator(seed, PERSONALIZATION);
    return this.#seeded();
  }
}

const INSTRUCTIONS = ["rdrand", "rdseed"] as const;

/** What Linux says of the processor; elsewhere nothing is known. The kernel mixes what they give into its own generator. */
async function processorInstructions(): Promise<EntropyHealth["processor"]> {
  const text = await readFile("/proc/cpuinfo", "utf8").catch(() => "");
  return INSTRUCTIONS.filter((instruction) => new RegExp(`\\b${instruction}\\b`).test(text));
}

/** The pool of a process: the operating system's generator, and a hardware generator where one is configured. */
export function openEntropyPool({ hardware }: { hardware?: string | undefined } = {}): EntropyPool {
  return new EntropyPool([operatingSystem, ...(hardware ? [hardwareDevice(hardware)] : [])]);
}
