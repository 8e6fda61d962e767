import { describe, expect, it } from "vitest";
import { BLS_SCHEME, QUICKNET_RELAYS } from "../beacon/index.ts";
import { isLevelLowered, proofPolicySchema } from "./policy.schema.ts";

const staff = (at: number) => `00000000-0000-7000-8000-00000000000${at}`;
const officers = [
  { role: "officer-1", staffId: staff(1) },
  { role: "officer-2", staffId: staff(2) },
];
const own = {
  level: "L2",
  chain: { scheme: BLS_SCHEME, publicKey: "8".repeat(192), genesisTime: 1_700_000_000, periodS: 30 },
  relays: ["http://127.0.0.1:8080"],
  parties: ["The operator", "The regulator"],
  threshold: 2,
};

const problemsOf = (policy: object) =>
  proofPolicySchema.safeParse(policy).error?.issues.map(({ message }) => message);

describe("a game's policy", () => {
  it("says little where the default is meant", () => {
    expect(proofPolicySchema.parse({ level: "L1" })).toEqual({ level: "L1", people: [], publishers: 0 });
    expect(proofPolicySchema.parse({ level: "L3" })).toMatchObject({ relays: QUICKNET_RELAYS, delayS: 60 });
    expect(proofPolicySchema.parse({ ...own, people: officers, publishers: 2 })).toMatchObject({
      delayS: 60,
    });
  });

  it.each([
    [{ level: "L4" }, /Invalid/],
    [{ level: "L3", publicKey: "my own" }, /Unrecognized/],
    [{ level: "L1", publishers: 3 }, /Too big/],
    [{ level: "L1", people: officers.slice(0, 1) }, /nobody to leave fragments with/],
    [{ level: "L1", people: [officers[0], { role: "officer-1", staffId: staff(3) }] }, /named twice/],
    [{ level: "L1", people: [officers[0], { role: "officer-2", staffId: staff(1) }] }, /two roles/],
    [{ level: "L1", people: [officers[0], { role: "control", staffId: staff(3) }] }, /machine/],
    [{ level: "L0", officials: officers.slice(0, 1) }, /Too small/],
    [{ level: "L0", officials: officers, people: officers }, /Unrecognized/],
    [{ ...own, threshold: 3 }, /threshold exceeds/],
    [{ ...own, delayS: 91 }, /60 to 120 seconds/],
    [{ level: "L3", delayS: 59 }, /60 to 120 seconds/],
    [{ ...own, relays: [] }, /Too small/],
    [{ ...own, relays: ["file:///etc/passwd"] }, /Invalid/],
  ])("cannot be %j", (policy, problem) => {
    expect(problemsOf(policy)?.join()).toMatch(problem);
  });

  it("is lowered when the randomness is less the public's", () => {
    expect(isLevelLowered("L3", "L1")).toBe(true);
    expect(isLevelLowered("L1", "L0")).toBe(true);
    expect(isLevelLowered("L1", "L1")).toBe(false);
    expect(isLevelLowered("L1", "L3")).toBe(false);
  });
});
