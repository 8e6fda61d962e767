import type { Queries, Tx } from "@sortes/db";
import { type ProofPolicy, proofPolicySchema } from "../policy.schema.ts";

/** Written with the terms, once; a trigger refuses terms of another level. */
export async function saveDrawPolicies(
  tx: Tx,
  drawIds: readonly string[],
  policy: ProofPolicy,
): Promise<void> {
  await tx.query("insert into draw_policy (draw_id, policy) select unnest($1::uuid[]), $2::jsonb", [
    drawIds,
    policy,
  ]);
}

/** The policy that a draw was announced under, whatever its game says by now; undefined before its terms. */
export async function loadDrawPolicy(db: Queries, drawId: string): Promise<ProofPolicy | undefined> {
  const row = await db.maybeOne<{ policy: unknown }>("select policy from draw_policy where draw_id = $1", [
    drawId,
  ]);
  return row && proofPolicySchema.parse(row.policy);
}

/** Everyone with a key: ids of people, names of machine roles. */
export async function loadKeyHolders(db: Queries, limit: number): Promise<string[]> {
  const rows = await db.query<{ holder: string }>(
    "select distinct holder from ceremony_key order by holder limit $1",
    [limit],
  );
  return rows.map(({ holder }) => holder);
}
