import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "../money/index.ts";
import type { GameRule } from "./game.schema.ts";

/** SHA-256, hex, over the canonical JSON of a parsed rule: equal rules have equal hashes however they were written. */
export function computeRuleHash(rule: GameRule): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(rule))));
}

/** The fields in which a rule says something else than its game. */
export function ruleContradictions(rule: GameRule, game: { kind: string; currency: string }): string[] {
  return (["kind", "currency"] as const).filter((field) => rule[field] !== game[field]);
}
