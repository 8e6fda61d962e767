import {
  type ApprovalKind,
  can,
  permissionTable,
  permissionToDecide,
  type StaffRole,
} from "@sortes/domain/operators";

export type DecisionRights = {
  approve: boolean;
  reject: boolean;
  /** Why approving is not for this person; undefined where it is. */
  because: "decided" | "role" | "own" | "about_self" | undefined;
};

/**
 * What one person may do with a request, as `decideApproval` will judge it: the role holds the kind's permission, and whoever
 * asked, or whom it is about, may only turn it down.
 */
export function decisionRights(
  staff: { id: string; roles: readonly StaffRole[] },
  approval: { kind: ApprovalKind; state: string; requestedBy: string; subjectId: string },
): DecisionRights {
  if (approval.state !== "requested") return { approve: false, reject: false, because: "decided" };
  if (!can(staff.roles, permissionToDecide(approval.kind))) {
    return { approve: false, reject: false, because: "role" };
  }
  if (approval.requestedBy === staff.id) return { approve: false, reject: true, because: "own" };
  if (approval.subjectId === staff.id) return { approve: false, reject: true, because: "about_self" };
  return { approve: true, reject: true, because: undefined };
}

/** The roles that may decide requests of a kind. */
export function decidingRoles(kind: ApprovalKind): readonly StaffRole[] {
  return permissionTable[permissionToDecide(kind)].roles;
}
