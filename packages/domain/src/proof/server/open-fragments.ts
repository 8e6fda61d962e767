import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import type { Db } from "@sortes/db";
import { appendAudit } from "../../audit/server/index.ts";
import { ESCROW_AFTER_S } from "../escrow.core.ts";
import { fragmentContext } from "../people.core.ts";
import { ceremonyErrors } from "../people.errors.ts";
import { type OpenedFragment, openedFragmentSchema } from "../people.schema.ts";
import { openBox } from "../sealed-box.ts";
import { loadFragmentsDue, saveOpenedFragment } from "./people.repo.ts";
import type { RoleKeys } from "./proof-keys.ts";
import { machineBoxKeys } from "./register-key.ts";
import { requireSeat } from "./seat.ts";

/** More than a minute's draws at once; what is left over is opened by the next turn. */
const OPENED_MAX = 100;

const FRAGMENT_BYTES = 64;

/**
 * A machine role opens the boxes it holds for people whose shares are missing, and hands in what it finds; returns how many. It opens
 * none before the person's time is over. A box that does not open is said to be so.
 */
export async function openFragments(
  { db }: { db: Db },
  keys: RoleKeys,
  { afterS = ESCROW_AFTER_S }: { afterS?: number } = {},
): Promise<number> {
  const due = await loadFragmentsDue(db, { holders: [keys.role], afterS, limit: OPENED_MAX });
  if (due.length === 0) return 0;
  const boxKeys = await machineBoxKeys(keys);
  for (const { drawId, role, x, box } of due) {
    const found = await openBox(boxKeys, fragmentContext(drawId, { role, x }), hexToBytes(box));
    const y = found?.length === FRAGMENT_BYTES ? bytesToHex(found) : null;
    await db.tx((tx) => saveOpenedFragment(tx, { drawId, role, x, y }));
  }
  return due.length;
}

/**
 * A person hands in the fragment that he holds of somebody's share who did not turn up.
 *
 * @throws ceremony.draw_not_announced, ceremony.not_your_role, ceremony.escrow_not_due
 */
export async function handInFragment(
  { db }: { db: Db },
  input: { staffId: string; holder: string; fragment: OpenedFragment },
  { afterS = ESCROW_AFTER_S }: { afterS?: number } = {},
): Promise<void> {
  const { staffId, holder } = input;
  const fragment = openedFragmentSchema.parse(input.fragment);
  const { drawId, role, x } = fragment;
  await db.tx(async (tx) => {
    await requireSeat(tx, { drawId, role: holder, staffId });
    const due = await loadFragmentsDue(tx, { holders: [holder], afterS, drawId, limit: OPENED_MAX });
    if (!due.some((row) => row.role === role && row.x === x)) throw ceremonyErrors.escrow_not_due();
    if (!(await saveOpenedFragment(tx, fragment))) return;
    await appendAudit(tx, {
      actor: { kind: "staff", id: staffId },
      action: "proof.open_fragment",
      subject: { kind: "draw", id: drawId },
      after: { role, holder, x, isReadable: fragment.y !== null },
    });
  });
}
