import type { Json } from "./canonical-json.ts";

/** One difference between two files: what stands at a path instead, or that nothing does. */
export interface Change {
  path: (string | number)[];
  value?: Json;
}

type Container = Record<string | number, Json>;

/** The file with the changes made. */
export function applyChanges(file: Json, changes: readonly Change[]): Json {
  const outer: Container = { file: structuredClone(file) };
  for (const { path, value } of changes) {
    const names = ["file", ...path];
    const last = names.pop() ?? "file";
    const parent = names.reduce<Container>((at, name) => at[name] as Container, outer);
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return outer.file ?? null;
}
