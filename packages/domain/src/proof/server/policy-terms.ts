import type { Queries } from "@sortes/db";
import { drawChain, QUICKNET } from "../../beacon/index.ts";
import { ceremonyErrors } from "../people.errors.ts";
import { type PolicySeat, type ProofPolicy, seatsOf } from "../policy.schema.ts";
import type { BeaconTerms } from "../proof.schema.ts";
import { loadCurrentKeys } from "./people.repo.ts";

/** A role with the key that speaks for it. */
export interface KeyedSeat {
  role: string;
  key: string;
}

/**
 * The keys in force of everyone whom a policy names, in its order.
 *
 * @throws ceremony.seat_without_key
 */
export async function requireSeatKeys(db: Queries, policy: ProofPolicy): Promise<KeyedSeat[]> {
  const seats = seatsOf(policy);
  const keys = await loadCurrentKeys(
    db,
    seats.map(({ staffId }) => staffId),
  );
  const keyOf = ({ staffId }: PolicySeat) => keys.find(({ holder }) => holder === staffId)?.signingKey;
  const keyless = seats.filter((seat) => keyOf(seat) === undefined).map(({ role }) => role);
  if (keyless.length > 0) throw ceremonyErrors.seat_without_key({ details: { roles: keyless.join(", ") } });
  return seats.map((seat) => ({ role: seat.role, key: keyOf(seat) ?? "" }));
}

/** What the terms of a draw say of its beacon. */
export function beaconTermsOf(
  policy: ProofPolicy,
  { chainSecret, drawId, seats }: { chainSecret: Uint8Array; drawId: string; seats: readonly KeyedSeat[] },
): BeaconTerms {
  switch (policy.level) {
    case "L3":
      return { level: "L3", ...QUICKNET, delayS: policy.delayS };
    case "L2": {
      const { chain, delayS, parties, threshold } = policy;
      return { level: "L2", ...chain, delayS, parties, threshold };
    }
    case "L1": {
      const { value: _secret, ...chain } = drawChain(chainSecret, drawId);
      return { level: "L1", ...chain };
    }
    case "L0":
      return { level: "L0", officials: [...seats] };
  }
}
