import { randomBytes } from "node:crypto";
import { open } from "node:fs/promises";
import type { EntropySourceName } from "../entropy.schema.ts";

/** Where samples come from, one byte each, before anything is done to them. */
export interface RawSource {
  readonly name: EntropySourceName;
  /** The file it reads; null for the operating system's own call. */
  readonly device: string | null;
  /** H of SP 800-90B: what is claimed for one byte. Less than the truth makes the tests milder and the seeds longer. */
  readonly minEntropyBits: number;
  /** Exactly so many samples. @throws when they are not to be had. */
  read(length: number): Promise<Uint8Array>;
}

/** The operating system's generator: its output is conditioned already, so a byte has all its bits. */
export const operatingSystem: RawSource = {
  name: "os",
  device: null,
  minEntropyBits: 8,
  read: async (length) => randomBytes(length),
};

/** Nobody has measured this machine's device; half of what it could have is what vendors' data sheets stay above. */
const DEVICE_ENTROPY_BITS = 4;

/** A hardware generator gives kilobytes a second; one that gives no hundred bytes in this time hangs. */
const DEVICE_ANSWERS_WITHIN_MS = 5_000;

/** A generator that the system shows as a file, such as `/dev/hwrng`. */
export function hardwareDevice(device: string): RawSource {
  return {
    name: "hardware",
    device,
    minEntropyBits: DEVICE_ENTROPY_BITS,
    read: (length) => within(DEVICE_ANSWERS_WITHIN_MS, readDevice(device, length)),
  };
}

async function readDevice(device: string, length: number): Promise<Uint8Array> {
  const file = await open(device, "r");
  try {
    const samples = new Uint8Array(length);
    for (let filled = 0; filled < length; ) {
      const { bytesRead } = await file.read(samples, filled, length - filled, null);
      if (bytesRead === 0) throw new Error(`${device} ended after ${filled} of ${length} bytes`);
      filled += bytesRead;
    }
    return samples;
  } finally {
    await file.close();
  }
}

/** A read of a device cannot be broken off; whoever waits for it can. */
function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
