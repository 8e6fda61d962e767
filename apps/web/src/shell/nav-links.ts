import { IconCoins, IconListNumbers, IconSparkles, IconTicket, IconUser } from "@tabler/icons-react";

/** The five places of the site; the header on a desk and the bar on a phone show the same ones. */
export const navLinks = [
  { href: "/", key: "play", icon: IconSparkles },
  { href: "/results", key: "results", icon: IconListNumbers },
  { href: "/tickets", key: "tickets", icon: IconTicket },
  { href: "/wallet", key: "wallet", icon: IconCoins },
  { href: "/account", key: "account", icon: IconUser },
] as const;

/** Games live under Play, so their pages keep it lit. */
export function isActive(href: string, path: string): boolean {
  if (href === "/") return path === "/" || path.startsWith("/games");
  return path === href || path.startsWith(`${href}/`);
}
