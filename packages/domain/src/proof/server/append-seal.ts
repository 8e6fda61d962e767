import { bytesToHex } from "@noble/hashes/utils.js";
import type { Tx } from "@sortes/db";
import { assertInvariant } from "../../errors/index.ts";
import { sealRound } from "../beacon-round.core.ts";
import { logLeafHash } from "../log.core.ts";
import { headOf, type Seal } from "../proof.schema.ts";
import { appendLog } from "./append-log.ts";
import type { Examination } from "./examine-tickets.ts";
import { readInstant, saveBlocks } from "./proof.repo.ts";
import type { ProofIdentity } from "./proof-identity.ts";
import { signStatement } from "./proof-keys.ts";

/** How many tickets a checkpoint or seal is over, for how much, and their root in hex. */
function totalsOf({ counted }: Examination) {
  return {
    count: String(counted.count),
    stakeMinor: String(counted.stakeMinor),
    root: counted.root,
  };
}

/**
 * Puts together what others handed in and what was counted, and appends the seal to the log. The caller holds the draw's lock and has
 * found no problem. That it happens once is held by the unique index of the log.
 *
 * @returns the instant of the seal, to the microsecond.
 */
export async function appendSeal(
  tx: Tx,
  { keys }: ProofIdentity,
  examination: Examination,
): Promise<{ sealedAt: string }> {
  const { terms, counted, handedIn } = examination;
  const control = handedIn?.control;
  assertInvariant(terms !== undefined && handedIn !== undefined, "a seal without terms");
  assertInvariant(control !== undefined, "a seal without control");
  const { body } = terms.statement;
  const sealedAt = await readInstant(tx);
  const seal: Seal = {
    ...headOf("seal", body),
    termsHash: bytesToHex(logLeafHash(terms.text)),
    sealedAt,
    ...totalsOf(examination),
    round: sealRound(body.beacon, sealedAt),
    commitments: handedIn.commitments.map(({ role, commitment, signature }) => ({
      role,
      commitment,
      signature,
    })),
    controlSignature: control.signature,
  };
  await saveBlocks(tx, body.drawId, 0, counted.blocks);
  await appendLog(tx, keys.log, [signStatement(keys.draw, seal)]);
  return { sealedAt };
}
