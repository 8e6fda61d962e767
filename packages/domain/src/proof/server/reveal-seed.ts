import { hexToBytes } from "@noble/hashes/utils.js";
import type { Tx } from "@sortes/db";
import { drawChain, isChainValue } from "../../beacon/index.ts";
import { isRoundSignature } from "../../beacon/server/index.ts";
import { assertInvariant } from "../../errors/index.ts";
import type { BeaconEvidence } from "../proof.schema.ts";
import { deriveSeed, sealHashOf } from "../seed.core.ts";
import { loadBeaconRow } from "./beacon.repo.ts";
import { joinShares } from "./join-shares.ts";
import { loadAllShares, type OpenedShare } from "./parties.ts";
import type { ProofIdentity } from "./proof-identity.ts";
import type { SealedTerms } from "./sealed-terms.ts";
import { revealShares } from "./shares.ts";

/** Everything the numbers of a draw come from. */
export interface RevealedSeed extends SealedTerms {
  shares: readonly OpenedShare[];
  beacon: BeaconEvidence;
  seed: Uint8Array;
  sealHash: Uint8Array;
}

/**
 * Opens what the worker's roles committed to before the seal, puts together what holders of fragments handed in for others, and derives the one
 * seed that follows from the beacon and all shares; undefined while one of them is missing. Running it again in a later
 * transaction gives the same seed: nobody gets a second try.
 */
export async function revealSeed(
  tx: Tx,
  proof: ProofIdentity,
  { terms, seal }: SealedTerms,
): Promise<RevealedSeed | undefined> {
  const { drawId } = terms.statement.body;
  await revealShares(tx, proof.keys.roles, drawId);
  await joinShares(tx, drawId);
  const shares = await loadAllShares(tx, terms.statement.body);
  const spoken = await loadSpoken(tx, proof, { terms, seal });
  if (!shares || !spoken) return undefined;
  const body = seal.statement.body;
  const { evidence, bytes } = spoken;
  const seed = deriveSeed(body, bytes, shares);
  return { terms, seal, shares, beacon: evidence, seed, sealHash: sealHashOf(body) };
}

/** What the beacon of the terms said in the round of the seal, as bytes of the seed and as the certificate shows it. */
async function loadSpoken(
  tx: Tx,
  { keys }: ProofIdentity,
  { terms, seal }: SealedTerms,
): Promise<{ evidence: BeaconEvidence; bytes: Uint8Array } | undefined> {
  const { drawId, beacon } = terms.statement.body;
  const { round } = seal.statement.body;
  assertInvariant(beacon.level !== "L0" && round !== null, "a physical draw has no seed", { drawId });
  if (beacon.level === "L1") {
    const { value } = drawChain(keys.chainSecret, drawId);
    const isAnchored = isChainValue(beacon, { round, value });
    assertInvariant(isAnchored, "the chain's value does not lead to the anchor of the terms", { drawId });
    return { evidence: { level: "L1", round, value }, bytes: hexToBytes(value) };
  }
  const said = await loadBeaconRow(tx, drawId);
  if (!said) return undefined;
  const { signature } = said;
  const isGenuine = isRoundSignature(beacon.publicKey, round, signature);
  assertInvariant(isGenuine, "what is kept as the beacon's is not its signature", { drawId, round });
  return { evidence: { level: beacon.level, round, signature }, bytes: hexToBytes(signature) };
}
