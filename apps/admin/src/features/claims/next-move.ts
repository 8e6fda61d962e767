import type { Permission } from "@sortes/domain/operators";
import type { ClaimState } from "@sortes/domain/payouts";

export type NextMove = { kind: "advance" | "approve"; permission: Permission };

/** What moves a claim on and who may do it; undefined once it has ended. */
export function nextMove({ state }: { state: ClaimState }): NextMove | undefined {
  switch (state) {
    case "notified":
    case "identity":
    case "checks":
      return { kind: "advance", permission: "claims.check" };
    case "first_approval":
    case "second_approval":
      return { kind: "approve", permission: "claims.approve" };
    case "paid":
    case "rejected":
    case "expired":
      return undefined;
  }
}
