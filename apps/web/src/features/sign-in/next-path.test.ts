import { expect, test } from "vitest";
import { nextPath, withNext } from "./next-path.ts";

test.each([
  ["/wallet", "/wallet"],
  ["/games/pick-3?lines=2#top", "/games/pick-3?lines=2#top"],
  ["/a/../tickets", "/tickets"],
])("a path of this site is kept: %s", (asked, path) => {
  expect(nextPath(asked)).toBe(path);
});

test.each([
  undefined,
  "",
  "wallet",
  "https://elsewhere.example/",
  "//elsewhere.example/",
  "/\\elsewhere.example/",
  "/\t/elsewhere.example/",
  "javascript:alert(1)",
  "//",
])("whatever leads elsewhere becomes home: %j", (asked) => {
  expect(nextPath(asked)).toBe("/");
});

test("nobody is sent from the sign-in to the sign-in", () => {
  expect(nextPath("/sign-in?next=%2Fsign-in")).toBe("/");
  expect(nextPath("/sign-up")).toBe("/");
});

test("a way back that is given twice is no way back", () => {
  expect(nextPath(["/wallet", "/tickets"])).toBe("/");
});

test("the way back survives being carried along", () => {
  const carried = new URL(withNext("/sign-up", "/games/pick-3?lines=2&x=1"), "https://site.invalid");
  expect(nextPath(carried.searchParams.get("next") ?? undefined)).toBe("/games/pick-3?lines=2&x=1");
  expect(withNext("/sign-up", "/")).toBe("/sign-up");
});
