import { expect, it } from "vitest";
import { safeNextPath, signInPath } from "./sign-in-path.ts";

it("goes on only to pages of this site", () => {
  expect(safeNextPath("/draws/1?x=2")).toBe("/draws/1?x=2");
  for (const foreign of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "",
    undefined,
    ["/a"],
  ]) {
    expect(safeNextPath(foreign)).toBe("/");
  }
});

it("says why and where to, and nothing that is not needed", () => {
  expect(signInPath({ next: "/" })).toBe("/sign-in");
  expect(signInPath({ reason: "idle", next: "/draws" })).toBe("/sign-in?reason=idle&next=%2Fdraws");
});
