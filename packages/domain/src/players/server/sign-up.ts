import type { Db } from "@sortes/db";
import type { z } from "zod";
import { appendAudit } from "../../audit/server/index.ts";
import { findPasswordWeakness } from "../../credentials/index.ts";
import { hashPassword } from "../../credentials/server/index.ts";
import { isOfAge } from "../age.core.ts";
import { playerErrors } from "../player.errors.ts";
import { signUpSchema } from "../player.schema.ts";
import { loadJurisdictionNow, savePlayer } from "./player.repo.ts";

/**
 * Opens an account for somebody of age. One account for each address, held by the unique index on `player.email`: of many
 * sign-ups at once one wins. The database's clock and the jurisdiction's calendar decide the age.
 *
 * @throws player.password_weak, player.jurisdiction_unknown, player.under_age, player.email_taken
 */
export async function signUp(
  { db }: { db: Db },
  input: z.input<typeof signUpSchema>,
): Promise<{ playerId: string }> {
  const { password, ...person } = signUpSchema.parse(input);
  const weakness = findPasswordWeakness(password, person.email);
  if (weakness) {
    throw playerErrors.password_weak({ details: { weakness } });
  }
  const passwordHash = await hashPassword(password);
  return db.tx(async (tx) => {
    const jurisdiction = await loadJurisdictionNow(tx, person.jurisdictionCode);
    if (!jurisdiction) {
      throw playerErrors.jurisdiction_unknown({ details: { jurisdictionCode: person.jurisdictionCode } });
    }
    if (!isOfAge({ birthOn: person.birthOn, ...jurisdiction })) {
      throw playerErrors.under_age({ details: { minAgeYears: jurisdiction.minAgeYears } });
    }
    const player = await savePlayer(tx, { ...person, passwordHash });
    if (!player) {
      throw playerErrors.email_taken();
    }
    await appendAudit(tx, {
      actor: { kind: "player", id: player.id },
      action: "player.sign_up",
      subject: { kind: "player", id: player.id },
      after: { jurisdictionCode: person.jurisdictionCode, status: "active", kycState: "unverified" },
    });
    return { playerId: player.id };
  });
}
