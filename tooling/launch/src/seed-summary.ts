/** What a seed tells on its last line; it may tell more. */
export interface SeedSummary {
  players: { email: string; password: string }[];
  staff: { email: string; password: string; totpSecret: string; role: string }[];
  [fact: string]: unknown;
}

export function parseSeedSummary(output: string): SeedSummary {
  const lastLine = output.trimEnd().split("\n").at(-1) ?? "";
  const summary: unknown = JSON.parse(lastLine);
  if (!isSeedSummary(summary)) {
    throw new Error(`the seed's last line lacks players or staff: ${lastLine}`);
  }
  return summary;
}

function isSeedSummary(value: unknown): value is SeedSummary {
  return (
    typeof value === "object" &&
    value !== null &&
    "players" in value &&
    Array.isArray(value.players) &&
    "staff" in value &&
    Array.isArray(value.staff)
  );
}
