import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "../money/index.ts";
import type { AuditEntry } from "./audit.schema.ts";

/** What the first entry names as the hash before it. */
export const GENESIS_HASH = "0".repeat(64);

/** SHA-256, hex, over the canonical JSON of everything in the entry but its own hash. */
export function computeAuditHash(entry: Omit<AuditEntry, "hash">): string {
  const { seq, at, before, after, ...rest } = entry;
  const text = canonicalJson({
    ...rest,
    seq,
    at: at.toISOString(),
    before: before ?? null,
    after: after ?? null,
  });
  return bytesToHex(sha256(utf8ToBytes(text)));
}
