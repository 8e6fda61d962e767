import { BLS_SCHEME } from "@sortes/domain/beacon";
import { proofPolicySchema } from "@sortes/domain/proof";
import { expect, it } from "vitest";
import { draftOf, policyOf } from "./policy-draft.ts";

const staff = (at: number) => `00000000-0000-7000-8000-00000000000${at}`;
const people = [
  { role: "officer-1", staffId: staff(1) },
  { role: "officer-2", staffId: staff(2) },
];
const relays = ["https://beacon.example.org"];

it.each([
  { level: "L1" },
  { level: "L1", people, publishers: 2 },
  { level: "L3", people: [...people, { role: "auditor", staffId: staff(3) }], relays },
  {
    level: "L2",
    chain: { scheme: BLS_SCHEME, publicKey: "8".repeat(192), genesisTime: 1_700_000_000, periodS: 30 },
    relays,
    parties: ["The operator", "The regulator"],
    threshold: 2,
  },
  { level: "L0", officials: people.map(({ staffId }, at) => ({ role: `official-${at + 1}`, staffId })) },
])("a form that is opened on %j and not touched says the same", (input) => {
  const policy = proofPolicySchema.parse(input);
  expect(policyOf(draftOf(policy))).toEqual(policy);
});

it("says no policy while a person is alone, a third official is chosen or the beacon has no key", () => {
  const draft = draftOf(proofPolicySchema.parse({ level: "L1" }));
  expect(policyOf({ ...draft, staffIds: [staff(1)] })).toBeUndefined();
  expect(policyOf({ ...draft, level: "L0", staffIds: [1, 2, 3].map(staff) })).toBeUndefined();
  expect(policyOf({ ...draft, level: "L2", parties: ["One", "Two"] })).toBeUndefined();
});
