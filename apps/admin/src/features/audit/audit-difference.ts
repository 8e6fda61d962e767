export type FieldDifference = {
  /** Where the field stands, outermost name first: `seal.root`. */
  path: string;
  before: string | undefined;
  after: string | undefined;
  change: "added" | "removed" | "changed" | "same";
};

/** What an entry says of the state before and after, field by field in the order of their names. */
export function auditDifference(before: unknown, after: unknown): FieldDifference[] {
  const old = flatten(before);
  const now = flatten(after);
  return [...new Set([...old.keys(), ...now.keys()])].toSorted().map((path) => {
    const one = old.get(path);
    const other = now.get(path);
    return { path, before: one, after: other, change: changeOf(one, other) };
  });
}

function changeOf(before: string | undefined, after: string | undefined): FieldDifference["change"] {
  if (before === after) return "same";
  if (before === undefined) return "added";
  return after === undefined ? "removed" : "changed";
}

/** Leaves by path. A list is one leaf: its order belongs to its meaning. */
function flatten(value: unknown, path = "", leaves = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) {
    if (path !== "") leaves.set(path, "null");
    return leaves;
  }
  if (typeof value !== "object" || Array.isArray(value)) {
    return leaves.set(path || "value", typeof value === "string" ? value : JSON.stringify(value));
  }
  for (const [name, inner] of Object.entries(value)) {
    flatten(inner, path === "" ? name : `${path}.${name}`, leaves);
  }
  return leaves;
}
