import type { Db } from "@sortes/db";
import { appendAudit } from "../../audit/server/index.ts";
import { holdersOf } from "../escrow.core.ts";
import { commitmentBody, fragmentBody } from "../people.core.ts";
import { ceremonyErrors } from "../people.errors.ts";
import { type ShareCommitment, shareCommitmentSchema } from "../people.schema.ts";
import { isSignedBy } from "../signature.ts";
import { loadCommitments, saveCommitment } from "./party.repo.ts";
import { isPastCommitting, saveFragments } from "./people.repo.ts";
import { requireSeat, type Seat } from "./seat.ts";

/**
 * A person's commitment to a draw, with the fragments for its three holders. Share and nonce stay in the person's browser. The first
 * commitment counts (primary key); the same one again changes nothing. After the seal a trigger refuses it.
 *
 * @throws ceremony.draw_not_announced, ceremony.not_your_role, ceremony.holders_wrong, ceremony.signature_wrong, ceremony.sealed_already,
 *   ceremony.already_committed
 */
export async function commitShare(
  { db }: { db: Db },
  input: { staffId: string; commitment: ShareCommitment },
): Promise<void> {
  const { staffId } = input;
  const commitment = shareCommitmentSchema.parse(input.commitment);
  const { drawId, role } = commitment;
  await db.tx(async (tx) => {
    const seat = await requireSeat(tx, { drawId, role, staffId });
    const known = (await loadCommitments(tx, drawId)).find((row) => row.role === role);
    if (known?.commitment === commitment.commitment) return;
    if (known) throw ceremonyErrors.already_committed();
    requireWellMade(seat, commitment);
    if (await isPastCommitting(tx, drawId)) throw ceremonyErrors.sealed_already();
    await saveCommitment(tx, drawId, { ...commitment, sealedShare: null });
    await saveFragments(tx, { drawId, role }, commitment.fragments);
    await appendAudit(tx, {
      actor: { kind: "staff", id: staffId },
      action: "proof.commit_share",
      subject: { kind: "draw", id: drawId },
      after: { role, commitment: commitment.commitment },
    });
  });
}

/** Every signature by the key of the terms, every fragment for the holder that the rule gives it. */
function requireWellMade(seat: Seat, { commitment, signature, fragments }: ShareCommitment): void {
  const { role, signingKey, order } = seat;
  const holders = holdersOf(role, order);
  const areDue = fragments.every(({ x, holder }, at) => x === at + 1 && holder === holders[at]);
  if (!areDue) throw ceremonyErrors.holders_wrong();
  const areSigned =
    isSignedBy(signingKey, commitmentBody(seat, { role, commitment }), signature) &&
    fragments.every((fragment) => {
      const { signature: word, ...rest } = fragment;
      return isSignedBy(signingKey, fragmentBody(seat, { role, ...rest }), word);
    });
  if (!areSigned) throw ceremonyErrors.signature_wrong();
}
