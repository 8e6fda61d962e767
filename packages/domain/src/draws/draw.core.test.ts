import { describe, expect, it } from "vitest";
import {
  canCancel,
  decideClose,
  decidePublish,
  decideSale,
  decideSeal,
  decideTransition,
} from "./draw.core.ts";
import { type DrawState, drawStates } from "./draw.schema.ts";

const at = (time: string) => new Date(`2026-11-21T${time}Z`);
const draw = {
  state: "open" as DrawState,
  heldFrom: null,
  opensAt: at("08:00:00.000"),
  cutoffAt: at("14:00:00.000"),
  publishAt: at("15:00:00.000"),
  graceMs: 0,
};

describe("a sale", () => {
  it("is made up to the last millisecond before the cutoff and not at the cutoff", () => {
    expect(decideSale(draw, at("13:59:59.999"))).toBe("sells");
    expect(decideSale(draw, at("14:00:00.000"))).toBe("closed");
  });

  it("is not made before the draw opens, by state or by clock", () => {
    expect(decideSale({ ...draw, state: "scheduled" }, at("09:00:00.000"))).toBe("not_open_yet");
    expect(decideSale(draw, at("07:59:59.999"))).toBe("not_open_yet");
  });

  it("after the cutoff needs a stamp from before it, and the grace", () => {
    const graced = { ...draw, graceMs: 500 };
    const stamped = at("13:59:59.900");
    expect(decideSale(graced, at("14:00:00.400"), stamped)).toBe("sells");
    expect(decideSale(graced, at("14:00:00.400"))).toBe("closed");
    expect(decideSale(graced, at("14:00:00.400"), at("14:00:00.000"))).toBe("closed");
    expect(decideSale(graced, at("14:00:00.500"), stamped)).toBe("closed");
    expect(decideSale(draw, at("14:00:00.000"), stamped)).toBe("closed");
  });

  it.each(drawStates.filter((state) => state !== "open"))("is never made in state %s", (state) => {
    expect(decideSale({ ...draw, state }, at("10:00:00.000"))).not.toBe("sells");
  });

  it("says that a draw is held, whatever the time", () => {
    expect(decideSale({ ...draw, state: "held" }, at("10:00:00.000"))).toBe("held");
    expect(decideSale({ ...draw, state: "held" }, at("20:00:00.000"))).toBe("held");
  });
});

describe("closing and publishing", () => {
  it("waits for the cutoff and for the grace behind it", () => {
    const graced = { ...draw, graceMs: 500 };
    expect(decideClose(draw, at("13:59:59.999"))).toBe(false);
    expect(decideClose(draw, at("14:00:00.000"))).toBe(true);
    expect(decideClose(graced, at("14:00:00.499"))).toBe(false);
    expect(decideClose(graced, at("14:00:00.500"))).toBe(true);
  });

  it("shows nothing before the announced instant, nor before the check", () => {
    expect(decidePublish({ ...draw, state: "verified" }, at("14:59:59.999"))).toBe(false);
    expect(decidePublish({ ...draw, state: "verified" }, at("15:00:00.000"))).toBe(true);
    expect(decidePublish({ ...draw, state: "drawn" }, at("15:00:00.000"))).toBe(false);
  });
});

describe("transitions", () => {
  const forward: [DrawState, DrawState][] = [
    ["scheduled", "open"],
    ["open", "closed"],
    ["closed", "sealed"],
    ["sealed", "drawn"],
    ["drawn", "verified"],
    ["verified", "published"],
    ["published", "settled"],
    ["scheduled", "cancelled"],
    ["open", "cancelled"],
    ["closed", "cancelled"],
  ];

  it("outside a hold only the listed steps and the hold itself are allowed", () => {
    for (const from of drawStates) {
      for (const to of drawStates) {
        if (from === "held" || to === "held") continue;
        const isListed = forward.some(([listedFrom, listedTo]) => listedFrom === from && listedTo === to);
        expect(decideTransition({ state: from, heldFrom: null }, to), `${from} → ${to}`).toBe(isListed);
      }
    }
  });

  it("a hold ends where it began, or in a cancellation if it began before the seal", () => {
    for (const heldFrom of drawStates) {
      if (heldFrom === "held") continue;
      const held = { state: "held" as const, heldFrom };
      const ends = drawStates.filter((to) => decideTransition(held, to));
      expect(ends).toEqual(
        drawStates.filter((to) => to === heldFrom || (to === "cancelled" && canCancel(held))),
      );
    }
  });

  it("nothing that has ended can be held, and a held draw cannot be held again", () => {
    const holdable = drawStates.filter((state) => decideTransition({ state, heldFrom: null }, "held"));
    expect(holdable).toEqual(["scheduled", "open", "closed", "sealed", "drawn", "verified", "published"]);
  });
});

describe("the control count before the seal", () => {
  const counts = {
    sold: 3n,
    stakeMinor: 600n,
    tickets: 3n,
    lastSerial: 3n,
    ticketStakeMinor: 600n,
    salesMinor: 600n,
  };

  it("passes when tickets, totals and ledger agree, also for a draw nobody played", () => {
    expect(decideSeal(counts)).toEqual([]);
    const none = {
      sold: 0n,
      stakeMinor: 0n,
      tickets: 0n,
      lastSerial: 0n,
      ticketStakeMinor: 0n,
      salesMinor: 0n,
    };
    expect(decideSeal(none)).toEqual([]);
  });

  it("names each figure that differs", () => {
    expect(decideSeal({ ...counts, lastSerial: 4n })).toEqual(["serials_not_gapless"]);
    expect(decideSeal({ ...counts, sold: 4n })).toEqual(["ticket_count_differs"]);
    expect(decideSeal({ ...counts, ticketStakeMinor: 599n })).toEqual(["stake_differs"]);
    expect(decideSeal({ ...counts, salesMinor: 601n })).toEqual(["ledger_differs"]);
  });
});
