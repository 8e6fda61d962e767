import { BLOCK } from "./tree.core.ts";

/** A file of the log: hashes of one level, or the entries themselves; `width` of 256 is complete. */
export interface TilePath {
  level: number | "entries";
  index: bigint;
  width: number;
}

/** Level 0 to 5, then groups of three digits with an x before all but the last; `.p/W` for a tile that is not complete. */
const PATH = /^(?<level>[0-5]|entries)\/(?<index>(?:x\d{3}\/)*\d{3})(?:\.p\/(?<width>[1-9]\d{0,2}))?$/;

/** More digits would be a tile whose entries nobody can count in 8 bytes. */
const GROUPS_MAX = 5;

/**
 * Reads what follows `tile/` in an address of C2SP tlog-tiles; null for what is none. An index has one spelling only: no group of zeros
 * leads it.
 */
export function parseTilePath(path: string): TilePath | null {
  const { level, index, width } = PATH.exec(path)?.groups ?? {};
  if (level === undefined || index === undefined) return null;
  const groups = index.replaceAll("x", "").split("/");
  if (groups.length > GROUPS_MAX || (groups.length > 1 && groups[0] === "000")) return null;
  const stated = width === undefined ? BLOCK : Number(width);
  if (width !== undefined && stated >= BLOCK) return null;
  return {
    level: level === "entries" ? level : Number(level),
    index: BigInt(groups.join("")),
    width: stated,
  };
}

/** The address of a tile below `tile/`. */
export function tilePath({ level, index, width }: TilePath): string {
  const digits = `${index}`.padStart(Math.ceil(`${index}`.length / 3) * 3, "0");
  const groups = digits.match(/\d{3}/g) ?? [];
  const place = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
  return `${level}/${place}${width < BLOCK ? `.p/${width}` : ""}`;
}
