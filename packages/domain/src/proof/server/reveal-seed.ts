import { hexToBytes } from "@noble/hashes/utils.js";
import type { Tx } from "@sortes/db";
import { isChainValue } from "../../beacon/index.ts";
import { assertInvariant } from "../../errors/index.ts";
import type { Seal } from "../proof.schema.ts";
import { deriveSeed, sealHashOf } from "../seed.core.ts";
import { chainValue } from "./hash-chain.ts";
import { joinShares } from "./join-shares.ts";
import { type Logged, loadStatement } from "./load-statement.ts";
import { loadAllShares, type OpenedShare } from "./parties.ts";
import type { ProofIdentity } from "./proof-identity.ts";
import { revealShares } from "./shares.ts";

/** Everything the numbers of a draw come from. */
export interface RevealedSeed {
  terms: Logged<"terms">;
  seal: Logged<"seal">;
  shares: readonly OpenedShare[];
  /** Value of the hash chain. */
  beacon: Uint8Array;
  seed: Uint8Array;
  sealHash: Uint8Array;
}

/**
 * Opens what the worker's roles committed to before the seal, puts together what holders of fragments handed in for others, and derives
 * the one seed that follows from all shares; undefined while one is missing. Running it again in a later transaction gives the same seed: nobody gets a second try.
 */
export async function revealSeed(
  tx: Tx,
  proof: ProofIdentity,
  drawId: string,
): Promise<RevealedSeed | undefined> {
  const terms = await loadStatement(tx, drawId, "terms");
  const seal = await loadStatement(tx, drawId, "seal");
  assertInvariant(
    terms !== undefined && seal !== undefined,
    "a sealed draw has no terms or no seal in the log",
    { drawId },
  );
  await revealShares(tx, proof.keys.roles, drawId);
  await joinShares(tx, drawId);
  const shares = await loadAllShares(tx, terms.statement.body);
  if (!shares) return undefined;
  const chain = terms.statement.body.beacon;
  const value = chainValue(proof.keys.chainSecret, drawId);
  const isAnchored = isChainValue(chain, { round: chain.round, value });
  assertInvariant(isAnchored, "the chain's value does not lead to the anchor of the terms", { drawId });
  const beacon = hexToBytes(value);
  const body: Seal = seal.statement.body;
  return {
    terms,
    seal,
    shares,
    beacon,
    seed: deriveSeed(body, beacon, shares),
    sealHash: sealHashOf(body),
  };
}
