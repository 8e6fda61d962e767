import { describe, expect, it } from "vitest";
import { readVectors } from "./cli/selftest.ts";
import { STEPS } from "./steps.ts";
import { verify } from "./verify.ts";

const examples =
  readVectors<Record<string, { certificate: { drawKey: string; logKey: string }; receipts: object[] }>>(
    "examples.json",
  );
const example = examples["l3-digits"];
const certificate = JSON.stringify(example?.certificate);

describe("the verifier", () => {
  it("goes through every step when there is a receipt", () => {
    const report = verify({ certificate, receipt: JSON.stringify(example?.receipts[0]) });
    expect(report.isVerified).toBe(true);
    expect(report.steps.map(({ id }) => id)).toEqual(STEPS.map(({ id }) => id));
    expect(report.steps.every(({ status }) => status === "passed")).toBe(true);
  });

  it("stops at the first step that fails", () => {
    const { isVerified, steps } = verify({ certificate: "not JSON" });
    expect(isVerified).toBe(false);
    expect(steps.map(({ status }) => status)).toEqual(["failed", ...Array(14).fill("not-reached")]);
  });

  it.each(["", "null", "[]", "{}", '"x"', `{"protocol":${"[".repeat(50_000)}`, "x".repeat(300_000)])(
    "refuses %.20s without falling over",
    (text) => {
      expect(verify({ certificate: text }).steps[0]?.status).toBe("failed");
    },
  );

  it("says whose keys it trusts until both are pinned", () => {
    const { drawKey = "", logKey = "" } = example?.certificate ?? {};
    expect(verify({ certificate }).warnings.filter((warning) => warning.includes("No pin"))).toHaveLength(2);
    expect(verify({ certificate, pins: [drawKey, logKey] }).warnings).not.toContainEqual(
      expect.stringContaining("No pin"),
    );
  });

  it("says which level a draw has when it is not the public beacon's", () => {
    const lower = verify({ certificate: JSON.stringify(examples["l1-matrix"]?.certificate) });
    expect(lower.warnings).toContainEqual(expect.stringContaining("Level L1"));
    expect(verify({ certificate }).warnings).not.toContainEqual(expect.stringContaining("Level"));
  });
});
