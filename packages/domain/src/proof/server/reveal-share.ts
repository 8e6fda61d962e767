import { hexToBytes } from "@noble/hashes/utils.js";
import type { Db } from "@sortes/db";
import { appendAudit } from "../../audit/server/index.ts";
import { ceremonyErrors } from "../people.errors.ts";
import { type ShareReveal, shareRevealSchema } from "../people.schema.ts";
import { commitmentOf } from "../seed.core.ts";
import { loadCommitments, loadShares, saveShare } from "./party.repo.ts";
import { isSealed } from "./people.repo.ts";
import { requireSeat } from "./seat.ts";

/**
 * A person's share, after the seal. It must open the commitment, as a trigger demands too; a role reveals once (primary key).
 *
 * @throws ceremony.draw_not_announced, ceremony.not_your_role, ceremony.not_sealed_yet, ceremony.share_wrong
 */
export async function revealShare(
  { db }: { db: Db },
  input: { staffId: string; reveal: ShareReveal },
): Promise<void> {
  const { staffId } = input;
  const { drawId, role, share, nonce } = shareRevealSchema.parse(input.reveal);
  await db.tx(async (tx) => {
    await requireSeat(tx, { drawId, role, staffId });
    if (!(await isSealed(tx, drawId))) throw ceremonyErrors.not_sealed_yet();
    const committed = (await loadCommitments(tx, drawId)).find((row) => row.role === role);
    if (!committed) throw ceremonyErrors.not_sealed_yet();
    const opening = commitmentOf(drawId, { role, share: hexToBytes(share), nonce: hexToBytes(nonce) });
    if (opening !== committed.commitment) throw ceremonyErrors.share_wrong();
    if ((await loadShares(tx, drawId)).some((row) => row.role === role)) return;
    await saveShare(tx, drawId, { role, share, nonce });
    await appendAudit(tx, {
      actor: { kind: "staff", id: staffId },
      action: "proof.reveal_share",
      subject: { kind: "draw", id: drawId },
      after: { role },
    });
  });
}
