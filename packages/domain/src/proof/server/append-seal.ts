import { bytesToHex } from "@noble/hashes/utils.js";
import type { Tx } from "@sortes/db";
import { assertInvariant } from "../../errors/index.ts";
import { logLeafHash } from "../log.core.ts";
import { headOf, type Seal } from "../proof.schema.ts";
import { appendLog } from "./append-log.ts";
import type { Examination } from "./examine-tickets.ts";
import { readInstant, saveBlocks } from "./proof.repo.ts";
import type { ProofIdentity } from "./proof-identity.ts";
import { signBody, signStatement } from "./proof-keys.ts";
import { commitShares } from "./shares.ts";

/** How many tickets a checkpoint or seal is over, for how much, and their root in hex. */
function totalsOf({ counted }: Examination) {
  return {
    count: String(counted.count),
    stakeMinor: String(counted.stakeMinor),
    root: counted.root,
  };
}

/**
 * Commitments of all roles, control's signature, and the seal in the log. The caller holds the draw's lock and has found no
 * problem. That it happens once is held by the primary keys of the commitments and the unique index of the log.
 *
 * @param entropyOf 64 fresh bytes for a role's share and nonce.
 * @returns the instant of the seal, to the microsecond.
 */
export async function appendSeal(
  tx: Tx,
  proof: ProofIdentity,
  examination: Examination,
  entropyOf: (role: string) => Uint8Array,
): Promise<{ sealedAt: string }> {
  const { keys } = proof;
  const { terms, counted } = examination;
  assertInvariant(terms !== undefined, "a seal without terms");
  const { body } = terms.statement;
  const commitments = await commitShares(tx, keys.roles, body, entropyOf);
  const totals = totalsOf(examination);
  const sealedAt = await readInstant(tx);
  const seal: Seal = {
    ...headOf("seal", body),
    termsHash: bytesToHex(logLeafHash(terms.text)),
    sealedAt,
    ...totals,
    round: body.beacon.round,
    commitments,
    controlSignature: signBody(keys.control, "control", { ...headOf("control", body), ...totals }),
  };
  await saveBlocks(tx, body.drawId, 0, counted.blocks);
  await appendLog(tx, keys.log, [signStatement(keys.draw, seal)]);
  return { sealedAt };
}
