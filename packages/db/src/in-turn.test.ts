import { describe, expect, test } from "vitest";
import { inTurn } from "./in-turn.ts";

describe("in turn", () => {
  test("each statement is asked for before the one before it was answered", async () => {
    const order: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    await inTurn([
      () => promise.then(() => order.push("first answered")),
      async () => {
        order.push("second asked");
        resolve();
      },
    ]);
    expect(order).toEqual(["second asked", "first answered"]);
  });

  test("the first failure is told, after every statement has ended", async () => {
    let ended = 0;
    const failing = (message: string) => async () => {
      ended += 1;
      throw new Error(message);
    };
    await expect(inTurn([failing("first"), failing("second")])).rejects.toThrow("first");
    expect(ended).toBe(2);
  });
});
