import fc from "fast-check";
import { expect, test } from "vitest";
import { decideClose, decidePublish, decideSale, decideTransition } from "./draw.core.ts";
import { type DrawState, drawStates } from "./draw.schema.ts";

const LIFE: readonly DrawState[] = [
  "scheduled",
  "open",
  "closed",
  "sealed",
  "drawn",
  "verified",
  "published",
  "settled",
];
/** How far a draw has come; a hold does not change it, and a cancellation is further than anything it can follow. */
const progressOf = (state: DrawState) => (state === "cancelled" ? LIFE.length : LIFE.indexOf(state));

interface Walk {
  state: DrawState;
  heldFrom: DrawState | null;
  opensAt: Date;
  cutoffAt: Date;
  publishAt: Date;
  graceMs: number;
}

/** A hundred thousand attempts in all. */
const RUNS = 1_000;
const ATTEMPTS = 100;

/** One attempt by anyone to do anything, some time after the one before. */
const attempt = fc.record({
  passMs: fc.integer({ min: 0, max: 400 }),
  what: fc.constantFrom(...drawStates, "sell" as const),
  stampedMsAgo: fc.option(fc.integer({ min: 0, max: 1_000 }), { nil: undefined }),
});

test("no random sequence of attempts takes a draw back, sells behind the cutoff or shows a result too soon", () => {
  fc.assert(
    fc.property(
      fc.array(attempt, { minLength: ATTEMPTS, maxLength: ATTEMPTS }),
      fc.integer({ min: 0, max: 500 }),
      (attempts, graceMs) => {
        const at = (ms: number) => new Date(1_800_000_000_000 + ms);
        const draw: Walk = {
          state: "scheduled",
          heldFrom: null,
          opensAt: at(500),
          cutoffAt: at(4_000),
          publishAt: at(8_000),
          graceMs,
        };
        let nowMs = 0;
        for (const { passMs, what, stampedMsAgo } of attempts) {
          nowMs += passMs;
          const now = at(nowMs);
          if (what === "sell") {
            const stampedAt = stampedMsAgo === undefined ? undefined : at(nowMs - stampedMsAgo);
            if (decideSale(draw, now, stampedAt) === "sells") {
              expect(draw.state).toBe("open");
              expect(nowMs).toBeGreaterThanOrEqual(500);
              expect(nowMs).toBeLessThan(4_000 + graceMs);
              expect((stampedAt ?? now) < draw.cutoffAt || now < draw.cutoffAt).toBe(true);
              expect(decideClose(draw, now)).toBe(false);
            }
            continue;
          }
          step(draw, what, now);
        }
      },
    ),
    { numRuns: RUNS },
  );
});

/** What a use-case would do: ask the clock where a state waits for it, then the table. */
function step(draw: Walk, toState: DrawState, now: Date): void {
  const isRelease = draw.state === "held" && toState === draw.heldFrom;
  if (!isRelease && toState === "closed" && !decideClose(draw, now)) return;
  if (!isRelease && toState === "published" && !decidePublish(draw, now)) return;
  if (!decideTransition(draw, toState)) return;
  const before = progressOf(draw.heldFrom ?? draw.state);
  draw.heldFrom = toState === "held" ? draw.state : null;
  draw.state = toState;
  const after = progressOf(draw.heldFrom ?? draw.state);
  expect(after).toBeGreaterThanOrEqual(before);
  if (toState === "cancelled") expect(before).toBeLessThan(progressOf("sealed"));
  else expect(after - before).toBeLessThanOrEqual(1);
  if (toState === "published") expect(now >= draw.publishAt).toBe(true);
}
