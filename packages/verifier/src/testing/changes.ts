import type { Json } from "../canonical-json.ts";
import type { Change } from "../json-patch.ts";

/** The changes that make `after` of `before`. A list of another length is one change. */
export function changesBetween(before: Json, after: Json, path: Change["path"] = []): Change[] {
  if (textOf(before) === textOf(after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return after.flatMap((item: Json, at) => changesBetween(before[at] as Json, item, [...path, at]));
  }
  if (!isObject(before) || !isObject(after)) return [{ path, value: after }];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name): Change[] => {
    const [was, is] = [before[name], after[name]];
    if (is === undefined) return [{ path: [...path, name] }];
    return was === undefined
      ? [{ path: [...path, name], value: is }]
      : changesBetween(was, is, [...path, name]);
  });
}

// Not canonicalJson: a tampered file may hold what has no canonical form.
function textOf(value: Json): string {
  return JSON.stringify(value);
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
