import { BLS_SCHEME, QUICKNET_RELAYS } from "@sortes/domain/beacon";
import { type ProofLevel, type ProofPolicy, proofPolicySchema } from "@sortes/domain/proof";

/** What the form holds, whatever its level; fields that a level does not have are kept for when it is chosen. */
export interface PolicyDraft {
  level: ProofLevel;
  publishers: number;
  /** Ids of those who take part, or of the officials of a physical draw. */
  staffIds: string[];
  relays: string[];
  publicKey: string;
  genesisTime: number;
  periodS: number;
  parties: string[];
  threshold: number;
}

/** In the order in which people are chosen; every screen knows these names. */
const roles = ["officer-1", "officer-2", "auditor"] as const;
const officialRoles = ["official-1", "official-2"] as const;
export const peopleMax = roles.length;
export const officialsMax = officialRoles.length;

export function draftOf(policy: ProofPolicy): PolicyDraft {
  const seats = policy.level === "L0" ? policy.officials : policy.people;
  const { publicKey = "", genesisTime = 0, periodS = 3 } = policy.level === "L2" ? policy.chain : {};
  return {
    level: policy.level,
    publishers: policy.publishers,
    staffIds: seats.map(({ staffId }) => staffId),
    relays: "relays" in policy ? [...policy.relays] : [...QUICKNET_RELAYS],
    publicKey,
    genesisTime,
    periodS,
    parties: policy.level === "L2" ? [...policy.parties] : [],
    threshold: policy.level === "L2" ? policy.threshold : 2,
  };
}

/** The policy that a draft says, or undefined while it says none. */
export function policyOf(draft: PolicyDraft): ProofPolicy | undefined {
  return proofPolicySchema.safeParse(fieldsOf(draft)).data;
}

function fieldsOf({ level, publishers, staffIds, relays, parties, threshold, ...clock }: PolicyDraft) {
  const seatsBy = (names: readonly string[]) =>
    staffIds.map((staffId, at) => ({ role: names[at] ?? "", staffId }));
  const people = seatsBy(roles);
  switch (level) {
    case "L0":
      return { level, publishers, officials: seatsBy(officialRoles) };
    case "L1":
      return { level, publishers, people };
    case "L2": {
      const { publicKey, genesisTime, periodS } = clock;
      const chain = { scheme: BLS_SCHEME, publicKey, genesisTime, periodS };
      return { level, publishers, people, relays, parties, threshold, chain };
    }
    case "L3":
      return { level, publishers, people, relays };
  }
}
