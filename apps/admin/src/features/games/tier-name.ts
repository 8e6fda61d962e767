/** Tiers are named by whoever writes the rule, as plain words: `match_5_bonus` reads "Match 5 bonus". */
export function tierName(tier: string): string {
  const words = tier.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
