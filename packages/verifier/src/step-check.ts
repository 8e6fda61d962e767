import type { Json } from "./canonical-json.ts";
import type { Certificate, Mapping, Receipt } from "./certificate.schema.ts";
import type { NoteKey } from "./transparency-log.ts";

/** A step found something wrong; the message says what, for a person. */
export class StepFailure extends Error {}

export function requireStep(condition: unknown, message: string): asserts condition {
  if (!condition) throw new StepFailure(message);
}

/** What a step found to be right, in one sentence; or why it has nothing to do for this draw. */
export type Finding = string | { skipped: string };

/** What the caller knows without the file. */
export interface Expected {
  /** Draw keys (hex) or log keys (`name+hash+base64`) learned elsewhere; each must be one of the file's. */
  pins: readonly string[];
  /** The draw that was asked about, where there was one. */
  drawId: string | null;
}

export interface CertificateCase {
  certificate: Certificate;
  /** The very data of the file: what was signed. */
  raw: { readonly [name: string]: Json };
  mapping: Mapping;
  logKey: NoteKey;
  expected: Expected;
}

export interface ReceiptCase extends CertificateCase {
  receipt: Receipt;
}

export type CertificateCheck = (subject: CertificateCase) => Finding;
export type ReceiptCheck = (subject: ReceiptCase) => Finding;
