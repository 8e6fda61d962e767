import { canonicalJson, toJsonSafe } from "@sortes/domain/money";

type Json = ReturnType<typeof toJsonSafe>;

export type RuleChange = {
  /** Where in the rule: `["tiers", "match_6", "prize", "shareBps"]`. */
  path: string[];
  /** Undefined where there was nothing. */
  before: string | undefined;
  /** Undefined where nothing is left. */
  after: string | undefined;
};

/** What distinguishes two rules, one entry for each value that differs, in the order of the first rule. */
export function diffRules(before: unknown, after: unknown): RuleChange[] {
  const old = leavesOf(toJsonSafe(before));
  const now = leavesOf(toJsonSafe(after));
  const keys = [...old.keys(), ...[...now.keys()].filter((key) => !old.has(key))];
  return keys
    .map((key) => ({
      path: JSON.parse(key) as string[],
      before: old.get(key),
      after: now.get(key),
    }))
    .filter((change) => change.before !== change.after);
}

/** Every value that holds no other values, by its path as JSON. An empty object or list is a value too: it offers something. */
function leavesOf(value: Json, path: readonly string[] = []): Map<string, string> {
  const children = childrenOf(value);
  if (children.length > 0) {
    return new Map(children.flatMap(([name, child]) => [...leavesOf(child, [...path, name])]));
  }
  const isEmpty = value !== null && typeof value === "object";
  return new Map([[JSON.stringify(path), isEmpty ? "" : String(value)]]);
}

function childrenOf(value: Json): [string, Json][] {
  if (Array.isArray(value)) return value.map((item, index) => [nameOf(item) ?? String(index), item]);
  return value !== null && typeof value === "object" ? Object.entries(value) : [];
}

/** Rows of a table are known by what they are about, so that one more row does not change all below it. */
function nameOf(item: Json): string | undefined {
  if (item === null || typeof item !== "object" || Array.isArray(item)) return undefined;
  if (typeof item.tier === "string") return item.tier;
  if ("ways" in item) return `${item.ways} ways`;
  if ("spots" in item && "hits" in item) return `${item.hits} of ${item.spots}`;
  return undefined;
}

/** Whether two rules say the same, however they were written. */
export function isSameRule(before: unknown, after: unknown): boolean {
  return canonicalJson(before) === canonicalJson(after);
}
