import type { Db } from "@sortes/db";
import { openFragments } from "./open-fragments.ts";
import { loadKeys } from "./people.repo.ts";
import type { ProofIdentity } from "./proof-identity.ts";
import { registerMachineKey } from "./register-key.ts";

/**
 * What the worker does for people's shares: makes known for whom fragments are sealed, and opens those of its roles whose owners did
 * not turn up. Control's process does the same for its own role.
 */
export async function keepEscrow({ db, proof }: { db: Db; proof: ProofIdentity }): Promise<void> {
  for (const role of proof.keys.roles) {
    const isKnown = (await loadKeys(db, [role.signer.publicKey])).length > 0;
    if (!isKnown) await registerMachineKey({ db }, role);
    await openFragments({ db }, role);
  }
}
