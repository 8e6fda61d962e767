import { z } from "zod";
import {
  beaconChainSchema,
  DELAY_S_MIN,
  isDelayAllowed,
  QUICKNET,
  QUICKNET_RELAYS,
} from "../beacon/index.ts";
import { MACHINE_ROLES } from "./escrow.core.ts";

/** Where the randomness of a game's draws comes from, the strongest first; the draw protocol's §6 says what each is worth. */
export const proofLevels = ["L3", "L2", "L1", "L0"] as const;
export type ProofLevel = (typeof proofLevels)[number];

/** A role of the draw protocol, and the staff member who fills it with a key of their own. */
export const policySeatSchema = z.strictObject({
  role: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  staffId: z.uuid(),
});
export type PolicySeat = z.output<typeof policySeatSchema>;

/** Addresses of a beacon's relays, asked in this order: the part before `/public/<round>`. */
const relaysSchema = z
  .array(
    z
      .url({ protocol: /^https?$/ })
      .max(200)
      .regex(/[^/]$/),
  )
  .min(1)
  .max(5);

const delaySSchema = z.int().default(DELAY_S_MIN);
const partySchema = z.string().regex(/^[^\p{Cc}]{1,80}$/u);
const PEOPLE_MAX = 8;

/** What every policy says besides its level. */
const everyLevel = {
  /**
   * How many people must confirm what both evaluators found before a draw is published; 0: it is published at its time.
   * Nobody counts twice.
   */
  publishers: z.int().min(0).max(2).default(0),
};

/** Officers and auditors who commit shares beside the machines. Each one's share is escrowed with three others, so it is none or two and more. */
const people = z
  .array(policySeatSchema)
  .max(PEOPLE_MAX)
  .default([])
  .refine((seats) => seats.length !== 1, { error: "one person alone has nobody to leave fragments with" });

const levelSchema = z.discriminatedUnion("level", [
  z.strictObject({
    level: z.literal("L3"),
    relays: relaysSchema.default([...QUICKNET_RELAYS]),
    delayS: delaySSchema,
    people,
    ...everyLevel,
  }),
  z.strictObject({
    level: z.literal("L2"),
    chain: beaconChainSchema,
    relays: relaysSchema,
    parties: z.array(partySchema).min(2).max(32),
    threshold: z.int().min(2),
    delayS: delaySSchema,
    people,
    ...everyLevel,
  }),
  z.strictObject({ level: z.literal("L1"), people, ...everyLevel }),
  z.strictObject({ level: z.literal("L0"), officials: z.array(policySeatSchema).length(2), ...everyLevel }),
]);

/** The people whom a policy names, with the roles that the terms give them. */
export function seatsOf(policy: z.output<typeof levelSchema>): readonly PolicySeat[] {
  return policy.level === "L0" ? policy.officials : policy.people;
}

/**
 * How a game's draws are proved: level of the beacon, who takes part, who confirms. What a draw was announced with is its own for ever; a change
 * concerns draws that are announced later.
 */
export const proofPolicySchema = levelSchema
  .refine((policy) => policy.level !== "L2" || policy.threshold <= policy.parties.length, {
    error: "the threshold exceeds the parties",
    path: ["threshold"],
  })
  .refine(
    (policy) =>
      !("delayS" in policy) ||
      isDelayAllowed(policy.level === "L2" ? policy.chain.periodS : QUICKNET.periodS, policy.delayS),
    { error: "the round is 60 to 120 seconds after the seal", path: ["delayS"] },
  )
  .refine((policy) => areDifferent(seatsOf(policy).map(({ role }) => role)), {
    error: "a role is named twice",
  })
  .refine((policy) => areDifferent(seatsOf(policy).map(({ staffId }) => staffId)), {
    error: "a person has two roles",
  })
  .refine((policy) => !seatsOf(policy).some(({ role }) => MACHINE_ROLES.some((name) => name === role)), {
    error: "a machine has this role",
  });
export type ProofPolicy = z.output<typeof proofPolicySchema>;

function areDifferent(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}

/** Whether randomness comes from a lesser source than before: a regulator hears of it at once. */
export function isLevelLowered(before: ProofLevel, after: ProofLevel): boolean {
  return proofLevels.indexOf(after) > proofLevels.indexOf(before);
}
