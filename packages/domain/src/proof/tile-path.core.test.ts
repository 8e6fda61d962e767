import { describe, expect, it } from "vitest";
import { parseTilePath, type TilePath, tilePath } from "./tile-path.core.ts";

const paths: [string, TilePath][] = [
  ["0/000", { level: 0, index: 0n, width: 256 }],
  ["0/x001/x234/067", { level: 0, index: 1_234_067n, width: 256 }],
  ["entries/x001/000.p/255", { level: "entries", index: 1_000n, width: 255 }],
  ["5/999.p/1", { level: 5, index: 999n, width: 1 }],
];

describe("the address of a tile", () => {
  it.each(paths)("%s is read and written alike", (text, path) => {
    expect(parseTilePath(text)).toEqual(path);
    expect(tilePath(path)).toBe(text);
  });

  it.each([
    "",
    "0",
    "0/",
    "6/000",
    "0/0",
    "0/1234",
    "0/001/067",
    "0/x000/067",
    "0/x001",
    "0/000.p/0",
    "0/000.p/256",
    "0/000.p/01",
    "0/000/",
    "-1/000",
    "entries",
    `0/${"x999/".repeat(5)}999`,
  ])("%s is none", (text) => {
    expect(parseTilePath(text)).toBeNull();
  });
});
