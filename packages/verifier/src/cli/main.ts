/**
 * `npm run verify -- certificate.json [--receipt receipt.json] [--pin KEY] [--draw ID]`, and `npm run verify -- selftest`.
 * Ends with 0 when everything is verified, 1 when a step failed, 2 when the command or a file could not be read.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { STEPS } from "../steps.ts";
import { type Report, verify } from "../verify.ts";
import { formatReport } from "./format-report.ts";
import { runSelftest } from "./selftest.ts";

const USAGE = `usage: npm run verify -- CERTIFICATE [--receipt FILE] [--pin KEY]... [--draw ID]
       npm run verify -- selftest

  --receipt  a receipt, to see that its ticket was in the draw
  --pin      a draw key or log key that you know from elsewhere; without it the keys in the file are trusted
  --draw     the draw you ask about, so that another draw's certificate is refused
`;
const [VERIFIED, FAILED, UNUSABLE] = [0, 1, 2];

/** A mistake of the caller's, not of the draw. */
class UsageError extends Error {}

function main(): number {
  const { files, options } = readArguments();
  const [certificate, ...others] = files;
  if (certificate === undefined || others.length > 0) throw new UsageError("name one certificate");
  if (certificate === "selftest") return selftest();
  const report = verify({
    certificate: readFile(certificate),
    receipt: options.receipt === undefined ? undefined : readFile(options.receipt),
    pins: options.pin ?? [],
    drawId: options.draw,
  });
  return print(report);
}

function readArguments() {
  const options = {
    receipt: { type: "string" },
    pin: { type: "string", multiple: true },
    draw: { type: "string" },
  } as const;
  try {
    const { positionals, values } = parseArgs({ options, allowPositionals: true });
    return { files: positionals, options: values };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function print(report: Report): number {
  process.stdout.write(formatReport(report));
  return report.isVerified ? VERIFIED : FAILED;
}

function selftest(): number {
  const { tampered, sound, faults } = runSelftest();
  for (const fault of faults) process.stdout.write(`FAULT ${fault}\n`);
  const verdict = faults.length === 0 ? "as they should be" : `${faults.length} faults`;
  process.stdout.write(`${sound} sound and ${tampered} tampered inputs, ${STEPS.length} steps: ${verdict}\n`);
  return faults.length === 0 ? VERIFIED : FAILED;
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n\n${USAGE}`);
  process.exitCode = UNUSABLE;
}
