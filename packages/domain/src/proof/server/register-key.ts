import { hkdfSync } from "node:crypto";
import type { Db } from "@sortes/db";
import { appendAudit } from "../../audit/server/index.ts";
import { confirmStaff } from "../../operators/server/index.ts";
import { keyBody } from "../people.core.ts";
import { ceremonyErrors } from "../people.errors.ts";
import { type CeremonyKey, ceremonyKeySchema } from "../people.schema.ts";
import { type BoxKeys, boxKeysOf } from "../sealed-box.ts";
import { isSignedBy } from "../signature.ts";
import { type CeremonyKeyRow, saveCeremonyKey } from "./people.repo.ts";
import { type RoleKeys, signBody } from "./proof-keys.ts";

const SECRET_BYTES = 32;

/**
 * Registers the public keys that a staff member made, for draws announced from now on; draws announced before keep theirs. Asks for
 * password and code again, and for the signing key's own word, so that nobody registers a key he does not have.
 *
 * @throws ceremony.signature_wrong, ceremony.key_known, and what `confirmStaff` throws
 */
export async function registerCeremonyKey(
  { db }: { db: Db },
  input: { staffId: string; password: string; code: string; key: CeremonyKey },
): Promise<CeremonyKeyRow> {
  const { staffId } = input;
  const key = ceremonyKeySchema.parse(input.key);
  if (!isSignedBy(key.signingKey, keyBody({ holder: staffId, boxKey: key.boxKey }), key.signature)) {
    throw ceremonyErrors.signature_wrong();
  }
  return confirmStaff({ db }, input, async (tx) => {
    const saved = await saveCeremonyKey(tx, staffId, key);
    if (!saved) throw ceremonyErrors.key_known();
    await appendAudit(tx, {
      actor: { kind: "staff", id: staffId },
      action: "proof.register_key",
      subject: { kind: "staff", id: staffId },
      after: { signingKey: key.signingKey, boxKey: key.boxKey },
    });
    return saved;
  });
}

/** What a machine role opens its boxes with; it follows from the role's secret, so there is no further file to keep. */
export function machineBoxKeys({ role, secret }: RoleKeys): Promise<BoxKeys> {
  return boxKeysOf(
    new Uint8Array(hkdfSync("sha256", secret, "", `sortes/1/box-secret/${role}`, SECRET_BYTES)),
  );
}

/** Makes known for whom people seal what is for a machine role. Its process does so at its start; doing it again changes nothing. */
export async function registerMachineKey({ db }: { db: Db }, keys: RoleKeys): Promise<void> {
  const { role, signer } = keys;
  const { publicKey: boxKey } = await machineBoxKeys(keys);
  const signature = signBody(signer, "ceremony-key", keyBody({ holder: role, boxKey }));
  await db.tx((tx) => saveCeremonyKey(tx, role, { signingKey: signer.publicKey, boxKey, signature }));
}
