import type { Db } from "@sortes/db";
import { headOf } from "../proof.schema.ts";
import { recountTickets } from "./control-recount.ts";
import { loadStatement } from "./load-statement.ts";
import { loadControlCount, saveControlCount } from "./party.repo.ts";
import type { ProofIdentity } from "./proof-identity.ts";
import { signBody } from "./proof-keys.ts";

/** Control counts a closed draw's tickets with its own code, signs what it counted and hands it in, once. */
export async function handInCount(
  db: Db,
  { keys }: ProofIdentity,
  { drawId, currency }: { drawId: string; currency: string },
): Promise<void> {
  const terms = await loadStatement(db, drawId, "terms");
  if (!terms || (await loadControlCount(db, drawId))) return;
  const { gameId, ruleHash } = terms.statement.body;
  const { count, stakeMinor, root } = await recountTickets(db, { gameId, drawId, ruleHash, currency });
  const body = {
    ...headOf("control", { gameId, drawId }),
    count: String(count),
    stakeMinor: String(stakeMinor),
    root,
  };
  const signature = signBody(keys.control, "control", body);
  await db.tx((tx) => saveControlCount(tx, drawId, { count, stakeMinor, root, signature }));
}
