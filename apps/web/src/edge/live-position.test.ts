import { expect, test } from "vitest";
import { LivePosition } from "./live-position.ts";

test("an event is news once, whichever way it comes", () => {
  const position = new LivePosition();
  expect(position.lastEventId).toBeUndefined();
  const ids = ["999-5", "1000-0", "999-5", "1000-0", "1000-10", "1000-9", "1001-0"];
  expect(ids.map((id) => position.advance(id))).toEqual([true, true, false, false, true, false, true]);
  expect(position.lastEventId).toBe("1001-0");
});
