import type { Permission } from "@sortes/domain/operators";
import {
  IconArrowsShuffle,
  IconBuildingBank,
  IconCalendarEvent,
  IconChecklist,
  IconDice5,
  IconGauge,
  IconKey,
  IconReportAnalytics,
  IconShieldCheck,
  IconUserCog,
  IconUsers,
} from "@tabler/icons-react";

/** The places of the console, each behind the permission that its first page asks for. */
export const navSections = [
  { href: "/", key: "dashboard", icon: IconGauge, permission: "dashboard.view" },
  { href: "/draws", key: "draws", icon: IconCalendarEvent, permission: "draws.view" },
  { href: "/ceremony", key: "ceremony", icon: IconKey, permission: "draws.view" },
  { href: "/games", key: "games", icon: IconDice5, permission: "games.view" },
  { href: "/players", key: "players", icon: IconUsers, permission: "players.view" },
  { href: "/claims", key: "claims", icon: IconBuildingBank, permission: "claims.view" },
  { href: "/approvals", key: "approvals", icon: IconChecklist, permission: "approvals.view" },
  { href: "/reports", key: "reports", icon: IconReportAnalytics, permission: "reports.view" },
  { href: "/randomness", key: "randomness", icon: IconArrowsShuffle, permission: "randomness.view" },
  { href: "/audit", key: "audit", icon: IconShieldCheck, permission: "audit.view" },
  { href: "/staff", key: "staff", icon: IconUserCog, permission: "staff.view" },
] as const satisfies readonly { href: string; key: string; permission: Permission; icon: unknown }[];

export function isActive(href: string, path: string): boolean {
  return href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
}
