import type { Json } from "./canonical-json.ts";
import { type Mapping, parseCertificate, parseMapping, parseReceipt } from "./certificate.schema.ts";
import * as before from "./checks-before-draw.ts";
import * as draw from "./checks-of-draw.ts";
import * as ofReceipt from "./checks-of-receipt.ts";
import { FILE_BYTES_MAX } from "./protocol.ts";
import {
  type CertificateCase,
  type CertificateCheck,
  type Expected,
  type Finding,
  type ReceiptCheck,
  requireStep,
  StepFailure,
} from "./step-check.ts";
import { STEPS, type StepId } from "./steps.ts";
import { FormatError } from "./strict-parser.ts";
import { parseNoteKey } from "./transparency-log.ts";

export interface Question {
  /** The text of the certificate. */
  certificate: string;
  /** The text of a receipt; without one the steps about receipts are left out. */
  receipt?: string | undefined;
  /** Keys learned from elsewhere than the file: draw keys in hex, log keys as `name+hash+base64`. */
  pins?: readonly string[];
  /** The draw that was asked about. */
  drawId?: string | undefined;
}

/** `not-reached`: an earlier step failed. `skipped`: the step has nothing to check in a draw of this kind. */
export type StepStatus = "passed" | "skipped" | "failed" | "not-reached";

export interface StepReport {
  /** V1, V2, … as in the protocol. */
  number: number;
  id: StepId;
  title: string;
  status: StepStatus;
  detail: string;
}

export interface Report {
  isVerified: boolean;
  steps: StepReport[];
  /** What the verdict rests on without proof, for a person to judge. */
  warnings: string[];
}

const CERTIFICATE_CHECKS: ReadonlyMap<StepId, CertificateCheck> = new Map<StepId, CertificateCheck>([
  ["identity", before.checkIdentity],
  ["signature", before.checkSignature],
  ["terms", before.checkTerms],
  ["log", before.checkLog],
  ["logged", before.checkLogged],
  ["seal", before.checkSeal],
  ["control", before.checkControl],
  ["totals", before.checkTotals],
  ["commitments", before.checkCommitments],
  ["round", before.checkRound],
  ["beacon", draw.checkBeacon],
  ["shares", draw.checkShares],
  ["seed", draw.checkSeed],
  ["result", draw.checkResult],
]);

const RECEIPT_CHECKS: ReadonlyMap<StepId, ReceiptCheck> = new Map<StepId, ReceiptCheck>([
  ["receipt", ofReceipt.checkReceipt],
  ["receipt-draw", ofReceipt.checkReceiptDraw],
  ["inclusion", ofReceipt.checkInclusion],
]);

/** Goes through the steps in order and stops at the first that fails. It reads nothing but its argument. */
export function verify(question: Question): Report {
  const expected = { pins: question.pins ?? [], drawId: question.drawId ?? null };
  const findings = new Map<StepId, { status: StepStatus; detail: string }>();
  const attempt = <T>(id: StepId, check: () => T, finding: (value: T) => Finding): T | null => {
    try {
      const value = check();
      const found = finding(value);
      const isSkipped = typeof found !== "string";
      findings.set(id, {
        status: isSkipped ? "skipped" : "passed",
        detail: isSkipped ? found.skipped : found,
      });
      return value;
    } catch (error) {
      findings.set(id, { status: "failed", detail: reasonOf(error) });
      return null;
    }
  };
  const subject = runCertificate(question.certificate, expected, attempt);
  if (subject && question.receipt !== undefined) runReceipt(question.receipt, subject, attempt);
  const steps = STEPS.map(({ id, title }, at) => {
    const outcome = findings.get(id) ?? { status: "not-reached" as const, detail: "" };
    return { number: at + 1, id, title, ...outcome };
  }).filter(({ id }) => question.receipt !== undefined || !isOfReceipt(id));
  const isVerified = steps.every(({ status }) => status === "passed" || status === "skipped");
  return { isVerified, steps, warnings: subject ? warningsOf(subject) : [] };
}

type Attempt = <T>(id: StepId, check: () => T, finding: (value: T) => Finding) => T | null;

function isOfReceipt(id: StepId): boolean {
  return id === "receipt-format" || RECEIPT_CHECKS.has(id);
}

/** The parsed certificate once all its steps have passed; null when one has failed. */
function runCertificate(text: string, expected: Expected, attempt: Attempt): CertificateCase | null {
  const subject = attempt(
    "format",
    () => openCertificate(text, expected),
    ({ certificate }) => `${certificate.protocol}, ${text.length} characters`,
  );
  if (!subject) return null;
  for (const [id, check] of CERTIFICATE_CHECKS) {
    if (
      attempt(
        id,
        () => check(subject),
        (finding) => finding,
      ) === null
    )
      return null;
  }
  return subject;
}

function runReceipt(text: string, subject: CertificateCase, attempt: Attempt): void {
  const receipt = attempt(
    "receipt-format",
    () => parseReceipt(readJson(text), "receipt"),
    (parsed) => parsed.protocol,
  );
  if (!receipt) return;
  for (const [id, check] of RECEIPT_CHECKS) {
    if (
      attempt(
        id,
        () => check({ ...subject, receipt }),
        (finding) => finding,
      ) === null
    )
      return;
  }
}

function openCertificate(text: string, expected: Expected): CertificateCase {
  const raw = readJson(text);
  const certificate = parseCertificate(raw, "certificate");
  const logKey = parseNoteKey(certificate.logKey);
  requireStep(logKey !== null, "certificate.logKey is not the key its hash names");
  const mapping = parseMapping(certificate.rule, "certificate.rule");
  requireStep(isDrawable(mapping), "the rule draws more numbers than there are");
  return { certificate, raw: raw as CertificateCase["raw"], mapping, logKey, expected };
}

function isDrawable(mapping: Mapping): boolean {
  if (mapping.kind === "digits") return true;
  if (mapping.kind === "keno") return mapping.drawn <= mapping.pool;
  const { main, bonus } = mapping;
  const fromMain = main.count + (bonus?.source === "same" ? bonus.count : 0);
  return fromMain <= main.max && (bonus?.source !== "own" || bonus.count <= bonus.max);
}

function readJson(text: string): Json {
  requireStep(text.length <= FILE_BYTES_MAX, "the file is too large to be one of ours");
  try {
    return JSON.parse(text);
  } catch {
    throw new StepFailure("the file is not JSON");
  }
}

/** What a failed step says. An error that is neither a failure nor a format error is a fault of the verifier, never a pass. */
function reasonOf(error: unknown): string {
  if (error instanceof StepFailure || error instanceof FormatError || error instanceof RangeError)
    return error.message;
  throw error;
}

function warningsOf({ certificate, expected }: CertificateCase): string[] {
  const warnings: string[] = [];
  if (!expected.pins.includes(certificate.drawKey)) {
    warnings.push(
      `No pin: this trusts the draw key in the file, ${certificate.drawKey}. Compare it with one you know.`,
    );
  }
  if (!expected.pins.includes(certificate.logKey)) {
    warnings.push(`No pin: this trusts the log key in the file, ${certificate.logKey}.`);
  }
  const own = certificate.terms.body.roles.filter(({ key }) => key === certificate.drawKey);
  if (own.length > 0) {
    warnings.push(`The operator's own key spoke for: ${own.map(({ role }) => role).join(", ")}.`);
  }
  const level = certificate.terms.body.beacon.level;
  if (level !== "L3") warnings.push(`Level ${level}: the randomness is not from a public beacon.`);
  return warnings;
}
