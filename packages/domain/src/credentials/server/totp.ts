import type { Tx } from "@sortes/db";
import { generateSecret, generateURI, verifySync } from "otplib";
import type { Realm } from "../credential.schema.ts";
import { loadEpochSeconds, saveTotpStep } from "./credential.repo.ts";

/** RFC 6238 with what every authenticator app assumes: SHA-1, 6 digits, 30 s. */
const PERIOD_SECONDS = 30;
/** One step to either side, for a slow typist or a phone's clock (RFC 6238 §5.2). */
const TOLERANCE_SECONDS = PERIOD_SECONDS;

/** A new secret (Base32) and the URI an authenticator app reads from a QR code. */
export function createTotpSecret(label: string): { secret: string; uri: string } {
  const secret = generateSecret();
  return { secret, uri: generateURI({ issuer: "Sortes", label, secret }) };
}

/**
 * Whether the code is right by the database's clock and was not used before; then it is used up, and every older one with
 * it. Held by the primary key of `totp_use` and its growing step. `code` is six digits.
 */
export async function consumeTotpCode(
  tx: Tx,
  { realm, subjectId, secret, code }: { realm: Realm; subjectId: string; secret: string; code: string },
): Promise<boolean> {
  const { epoch } = await loadEpochSeconds(tx);
  const result = verifySync({ secret, token: code, epoch: Number(epoch), epochTolerance: TOLERANCE_SECONDS });
  return result.valid && "timeStep" in result && saveTotpStep(tx, realm, subjectId, BigInt(result.timeStep));
}
