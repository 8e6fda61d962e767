import { expect, it } from "vitest";
import { readWorkerFacts } from "./worker-facts.ts";

it("reads a healthy report", () => {
  const facts = readWorkerFacts({
    checks: {
      postgres: { ok: true },
      outbox: { ok: true, ...{ depth: "3", oldestMs: 120 } },
      queues: { ok: true, ...{ counts: { draw: { waiting: 1, active: 2, delayed: 0 } }, wedged: ["draw"] } },
      loops: { ok: true, ...{ silentMs: { relay: 5, sweep: 900 } } },
    },
  });
  expect(facts.relay).toEqual({ depth: 3, oldestMs: 120 });
  expect(facts.queues).toEqual([{ name: "draw", waiting: 1, active: 2, delayed: 0, wedged: true }]);
  expect(facts.quietest).toEqual({ name: "sweep", silentMs: 900 });
});

it("keeps the reason of a check that failed, and invents no figures", () => {
  const facts = readWorkerFacts({ checks: { queues: { ok: false, reason: "no answer" } } });
  expect(facts.checks).toEqual([{ name: "queues", ok: false, reason: "no answer" }]);
  expect([facts.queues, facts.relay, facts.quietest]).toEqual([[], undefined, undefined]);
});
