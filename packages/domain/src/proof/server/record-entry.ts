import type { Db } from "@sortes/db";
import { appendAudit } from "../../audit/server/index.ts";
import { isPossibleResult } from "../../games/index.ts";
import { loadRuleVersion } from "../../games/server/index.ts";
import { canonicalJson } from "../../money/index.ts";
import { mayEnter } from "../entry.core.ts";
import { ceremonyErrors } from "../people.errors.ts";
import { type Entry, entryStatementSchema, type Statement } from "../proof.schema.ts";
import { isSignedBy } from "../signature.ts";
import { loadWitnessed, type WitnessedDraw } from "./entries.ts";
import { lockSealedDraw, saveEntry } from "./entry.repo.ts";
import { loadStatement } from "./load-statement.ts";
import { loadKeys } from "./people.repo.ts";

/**
 * What an official of a physical draw saw, signed with the key that the terms name, for this seal, and possible under the draw's rules.
 * Both key in without knowing the other's; if they differ the draw is held, and each keys in again. An entry is never changed
 * (append-only), the same one again changes nothing, and what it says is in no audit entry.
 *
 * @throws ceremony.draw_not_announced, ceremony.not_your_role, ceremony.not_sealed_yet, ceremony.signature_wrong, ceremony.entry_wrong,
 *   ceremony.entry_stands
 */
export async function recordEntry(
  { db }: { db: Db },
  input: { staffId: string; entry: Statement<Entry> },
): Promise<void> {
  const { staffId } = input;
  const entry = entryStatementSchema.parse(input.entry);
  const { drawId, role } = entry.body;
  await db.tx(async (tx) => {
    const terms = await loadStatement(tx, drawId, "terms");
    if (!terms) throw ceremonyErrors.draw_not_announced();
    const { beacon } = terms.statement.body;
    const official = "officials" in beacon ? beacon.officials.find((seat) => seat.role === role) : undefined;
    const [key] = official ? await loadKeys(tx, [official.key]) : [];
    if (key?.holder !== staffId) throw ceremonyErrors.not_your_role();
    const draw = await lockSealedDraw(tx, drawId);
    if (!draw) throw ceremonyErrors.not_sealed_yet();
    if (!isSignedBy(key.signingKey, entry.body, entry.signature)) throw ceremonyErrors.signature_wrong();
    const { rule } = await loadRuleVersion({ db: tx }, draw);
    const witnessed = await loadWitnessed(tx, drawId);
    const isRight =
      entry.body.gameId === witnessed.gameId &&
      entry.body.sealHash === witnessed.sealHash &&
      isPossibleResult(rule, entry.body.result);
    if (!isRight) throw ceremonyErrors.entry_wrong();
    const { own, other } = entriesBy(witnessed, role);
    const statement = canonicalJson(entry);
    if (own.some((before) => canonicalJson(before) === statement)) return;
    if (!mayEnter(own.length, other.length, witnessed.verdict)) throw ceremonyErrors.entry_stands();
    const attempt = own.length + 1;
    await saveEntry(tx, drawId, { role, attempt, statement });
    await appendAudit(tx, {
      actor: { kind: "staff", id: staffId },
      action: "proof.enter_result",
      subject: { kind: "draw", id: drawId },
      after: { role, attempt },
    });
  });
}

/** What this official keyed in, and what the other one did. */
export function entriesBy({ officials, byOfficial }: WitnessedDraw, role: string) {
  const at = officials.findIndex((official) => official.role === role);
  return { own: byOfficial[at] ?? [], other: byOfficial[1 - at] ?? [] };
}
