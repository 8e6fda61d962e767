import { z } from "zod";

export const staffRoles = ["admin", "operator", "finance", "compliance", "support", "auditor"] as const;
export type StaffRole = (typeof staffRoles)[number];
export const staffRoleSchema = z.enum(staffRoles);

interface PermissionDefinition {
  /** `view` only reads and belongs to auditors too; `act` changes something and never does. */
  effect: "view" | "act";
  roles: readonly StaffRole[];
}

const EVERYONE = staffRoles;

/**
 * Who may do what. The one place that says so: screens hide by it, the API refuses by it.
 *
 * Duties are separate: operators run games and draws, finance decides on money, compliance decides on people and checks the
 * other two, support helps players, administrators look after staff. No role does everything, and where two people are
 * needed the table lets another role be the second.
 */
export const permissionTable = {
  "dashboard.view": { effect: "view", roles: EVERYONE },
  "events.view": { effect: "view", roles: EVERYONE },

  "draws.view": { effect: "view", roles: EVERYONE },
  "draws.hold": { effect: "act", roles: ["admin", "operator", "compliance"] },
  "draws.confirm": { effect: "act", roles: ["operator", "compliance"] },
  "draws.release.request": { effect: "act", roles: ["operator", "compliance"] },
  "draws.cancel.request": { effect: "act", roles: ["operator"] },

  "games.view": { effect: "view", roles: EVERYONE },
  "games.draft": { effect: "act", roles: ["operator"] },
  /** Also the switch that stops a game's sales at once, so administrators hold it too. */
  "games.enable": { effect: "act", roles: ["admin", "operator"] },

  "approvals.view": { effect: "view", roles: EVERYONE },
  "approvals.decide.rule_version": { effect: "act", roles: ["operator", "compliance"] },
  "approvals.decide.draw_release": { effect: "act", roles: ["operator", "compliance"] },
  "approvals.decide.draw_cancel": { effect: "act", roles: ["operator", "compliance"] },
  "approvals.decide.manual_adjustment": { effect: "act", roles: ["finance", "compliance"] },
  "approvals.decide.game_proof": { effect: "act", roles: ["operator", "compliance"] },
  "approvals.decide.claim_reject": { effect: "act", roles: ["finance", "compliance"] },
  "approvals.decide.role_change": { effect: "act", roles: ["admin", "compliance"] },

  "players.view": { effect: "view", roles: ["finance", "compliance", "support", "auditor"] },
  "players.limits.view": { effect: "view", roles: ["compliance", "support", "auditor"] },
  "players.sessions.revoke": { effect: "act", roles: ["compliance", "support"] },
  /** Adding an exclusion protects; nobody can shorten one. */
  "players.exclude": { effect: "act", roles: ["compliance", "support"] },
  "players.status": { effect: "act", roles: ["compliance"] },
  "players.kyc": { effect: "act", roles: ["compliance"] },

  "claims.view": { effect: "view", roles: ["finance", "compliance", "support", "auditor"] },
  "claims.check": { effect: "act", roles: ["compliance"] },
  /** And asking a second person to reject one. */
  "claims.approve": { effect: "act", roles: ["finance"] },

  "payments.view": { effect: "view", roles: ["finance", "compliance", "support", "auditor"] },
  "adjustments.request": { effect: "act", roles: ["finance"] },
  "ledger.verify": { effect: "view", roles: ["finance", "compliance", "auditor"] },

  "reports.view": { effect: "view", roles: ["admin", "operator", "finance", "compliance", "auditor"] },
  "reports.export": { effect: "view", roles: ["finance", "compliance", "auditor"] },

  "audit.view": { effect: "view", roles: ["admin", "compliance", "auditor"] },
  "audit.verify": { effect: "view", roles: ["admin", "compliance", "auditor"] },

  "randomness.view": { effect: "view", roles: ["admin", "operator", "compliance", "auditor"] },
  /** Draws no draw: only looks at what the generator gives. */
  "randomness.test": { effect: "view", roles: ["operator", "compliance", "auditor"] },

  "staff.view": { effect: "view", roles: ["admin", "compliance", "auditor"] },
  "staff.roles.request": { effect: "act", roles: ["admin"] },
  "staff.sessions.revoke": { effect: "act", roles: ["admin"] },
} as const satisfies Record<string, PermissionDefinition>;

export type Permission = keyof typeof permissionTable;
export const permissions = Object.keys(permissionTable) as Permission[];
