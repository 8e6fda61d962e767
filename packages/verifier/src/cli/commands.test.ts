import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readVectors } from "./selftest.ts";

const python = fileURLToPath(new URL("../../python/verify.py", import.meta.url));
const typescript = fileURLToPath(new URL("main.ts", import.meta.url));
const dir = mkdtempSync(join(tmpdir(), "sortes-verify-"));
const fileOf = (name: string) => join(dir, `${name}.json`);

/** Both implementations, each by its own command. */
const COMMANDS = [
  { language: "TypeScript", command: process.execPath, script: [typescript] },
  // -B: no compiled files beside the sources.
  { language: "Python", command: "python3", script: ["-B", python] },
] as const;

function run({ command, script }: (typeof COMMANDS)[number], ...args: string[]): SpawnSyncReturns<string> {
  const ran = spawnSync(command, [...script, ...args], { encoding: "utf8" });
  if (ran.error)
    throw new Error(`cannot run ${command}: install Python 3, the second verifier needs it`, {
      cause: ran.error,
    });
  return ran;
}

beforeAll(() => {
  const examples = readVectors<Record<string, { certificate: object; receipts: object[] }>>("examples.json");
  const { certificate = {}, receipts = [] } = examples["l1-matrix"] ?? {};
  writeFileSync(fileOf("certificate"), JSON.stringify(certificate, null, 2));
  writeFileSync(fileOf("edited"), JSON.stringify({ ...certificate, drawnAt: "2026-11-21T15:00:00.000000Z" }));
  writeFileSync(fileOf("receipt"), JSON.stringify(receipts[2]));
});
afterAll(() => rmSync(dir, { recursive: true }));

describe.each(COMMANDS)("the command in $language", (language) => {
  it("accepts every sound file and refuses each of 40 and more tampered ones at the step that is there for it", () => {
    const { status, stdout } = run(language, "selftest");
    expect(stdout).toContain("as they should be");
    expect(Number(/(\d+) tampered/.exec(stdout)?.[1])).toBeGreaterThanOrEqual(40);
    expect(status).toBe(0);
  });

  it("ends with 0 for a sound certificate and receipt, and says that it trusts the keys in the file", () => {
    const { status, stdout } = run(language, fileOf("certificate"), "--receipt", fileOf("receipt"));
    expect(stdout).toMatch(/V19[\s\S]*no pin[\s\S]*\nVERIFIED\n$/i);
    expect(status).toBe(0);
  });

  it("ends with 1 for an edited certificate, and names the step", () => {
    const { status, stdout } = run(language, fileOf("edited"));
    expect(stdout).toMatch(/FAIL V3 [\s\S]*NOT VERIFIED\n$/);
    expect(status).toBe(1);
  });

  it("ends with 1 for another key than the pinned one", () => {
    const { status, stdout } = run(language, fileOf("certificate"), "--pin", "00".repeat(32));
    expect(stdout).toMatch(/FAIL V2 /);
    expect(status).toBe(1);
  });

  it("ends with 2 when it cannot read the file or understand the command", () => {
    expect(run(language, fileOf("missing")).status).toBe(2);
    expect(run(language).status).toBe(2);
    expect(run(language, fileOf("certificate"), "--unknown").status).toBe(2);
  });
});
