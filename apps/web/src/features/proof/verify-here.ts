import type { Receipt } from "@sortes/domain/proof";
import type { Report } from "@sortes/verifier";
import { browserStorage } from "./browser-storage.ts";
import { type Certificate, parseCertificate } from "./certificate.schema.ts";
import { isStrange, type ProofKeys, pinsFor, trustKeys } from "./known-keys.ts";
import { runVerifier } from "./run-verifier.ts";

export interface Verdict {
  report: Report;
  tookMs: number;
  /** The keys of the file, when this browser knows others. */
  strangeKeys: ProofKeys | null;
}

/**
 * Runs the verifier on a certificate, and a receipt if there is one, against the keys that this browser knows. What is verified
 * teaches it its first keys.
 */
export async function verifyHere(
  certificate: string,
  { drawId, receipt }: { drawId: string; receipt: Receipt | undefined },
): Promise<Verdict> {
  const storage = browserStorage();
  const keys = keysOf(certificate);
  const pins = new Set([...(receipt ? [receipt.key] : []), ...(keys ? pinsFor(storage, keys) : [])]);
  const { report, tookMs } = await runVerifier({
    certificate,
    receipt: receipt && JSON.stringify(receipt),
    pins: [...pins],
    drawId,
  });
  const strangeKeys = keys && isStrange(storage, keys) ? keys : null;
  if (keys && report.isVerified) trustKeys(storage, keys, new Date().toISOString());
  return { report, tookMs, strangeKeys };
}

/** Null for a file that is no certificate: the verifier's first step says so. */
function keysOf(certificate: string): ProofKeys | null {
  let parsed: Certificate;
  try {
    parsed = parseCertificate(certificate);
  } catch {
    return null;
  }
  return { drawKey: parsed.drawKey, logKey: parsed.logKey };
}
