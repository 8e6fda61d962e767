import { describe, expect, it } from "vitest";
import { FairQueue } from "./fair-queue.core.ts";

const fill = (queue: FairQueue<string>, owner: string, count: number): boolean[] =>
  Array.from({ length: count }, (_unused, index) => queue.push(owner, `${owner}${index}`));

describe("a fair queue", () => {
  it("gives one item of each owner before a second of any, each owner's in order", () => {
    const queue = new FairQueue<string>({ itemsMax: 100, laneItemsMax: 100 });
    fill(queue, "a", 4);
    fill(queue, "b", 2);
    fill(queue, "c", 1);
    expect(queue.take(7)).toEqual(["a0", "b0", "c0", "a1", "b1", "a2", "a3"]);
    expect(queue.size).toBe(0);
  });

  it("goes on with whoever has waited longest for a turn", () => {
    const queue = new FairQueue<string>({ itemsMax: 100, laneItemsMax: 100 });
    fill(queue, "a", 3);
    fill(queue, "b", 3);
    expect(queue.take(1)).toEqual(["a0"]);
    fill(queue, "c", 1);
    expect(queue.take(4)).toEqual(["b0", "a1", "c0", "b1"]);
  });

  it("one owner cannot keep the others out", () => {
    const queue = new FairQueue<string>({ itemsMax: 100, laneItemsMax: 3 });
    expect(fill(queue, "greedy", 5)).toEqual([true, true, true, false, false]);
    expect(queue.push("other", "other0")).toBe(true);
  });

  it("never holds more than its limit, and takes in again what it gave out", () => {
    const queue = new FairQueue<string>({ itemsMax: 2, laneItemsMax: 2 });
    expect([queue.push("a", "a0"), queue.push("b", "b0"), queue.push("c", "c0")]).toEqual([
      true,
      true,
      false,
    ]);
    queue.take(1);
    expect(queue.push("c", "c0")).toBe(true);
    expect(queue.size).toBe(2);
  });
});
