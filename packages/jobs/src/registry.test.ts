import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineJob } from "./define-job.ts";
import {
  closeDrawJob,
  InvalidJobError,
  jobId,
  jobOptions,
  jobs,
  parseJob,
  queues,
  requireJobName,
  scheduleDrawsJob,
  serialsPerJobMax,
  settleRangeJob,
} from "./index.ts";

const drawId = "019a5d6e-7c1f-7d4a-9b3e-2f8c6a1d0e55";
const range = { drawId, fromSerial: 1, toSerial: serialsPerJobMax };
const samples: Record<string, unknown> = {
  "schedule-draws": {},
  "settle-range": range,
  "pay-draw": range,
  "settle-payment": { paymentId: drawId },
  "expire-claim": { claimId: drawId },
};

describe("every contract", () => {
  it.each(Object.values(jobs))("$name is listed under its own name, on a queue that exists", (job) => {
    expect(jobs[job.name]).toBe(job);
    expect(queues).toContain(job.queue);
  });

  it.each(Object.values(jobs))("$name refuses a payload with anything beyond its ids", (job) => {
    const sample = samples[job.name] ?? { drawId };
    expect(parseJob(job.name, sample)).toEqual(sample);
    expect(() => parseJob(job.name, { ...(sample as object), stakeMinor: 100 })).toThrow(InvalidJobError);
  });
});

describe("job ids", () => {
  it("are equal for the same work and different for other work", () => {
    expect(jobId(closeDrawJob, { drawId })).toBe(jobId(closeDrawJob, { drawId }));
    expect(jobId(settleRangeJob, range)).not.toBe(jobId(settleRangeJob, { ...range, toSerial: 2 }));
  });

  it("never contain the character that BullMQ refuses", () => {
    expect(jobId(scheduleDrawsJob, {})).toBe("schedule-draws.all");
    expect(jobId(settleRangeJob, range)).toBe(`settle-range.${drawId}.1-${serialsPerJobMax}`);
    expect(() => jobId({ ...closeDrawJob, dedupeKey: () => "a:b" }, { drawId })).toThrow(InvalidJobError);
  });

  it("are free again as soon as the job has ended, so a sweep can repeat the work", () => {
    expect(jobOptions(closeDrawJob, { drawId })).toMatchObject({
      removeOnComplete: true,
      removeOnFail: true,
    });
  });
});

describe("refusals", () => {
  it("an unknown name is no job, not even one that every object inherits", () => {
    expect(requireJobName("close-draw")).toBe("close-draw");
    expect(() => requireJobName("open-sesame")).toThrow(InvalidJobError);
    expect(() => requireJobName("toString")).toThrow(InvalidJobError);
  });

  it("a refused payload keeps the reason as its cause", () => {
    expect(() => parseJob("close-draw", { drawId: "not-an-id" })).toThrow(
      expect.objectContaining({ jobName: "close-draw", cause: expect.any(z.ZodError) }),
    );
  });

  it.each([
    ["reversed", { drawId, fromSerial: 2, toSerial: 1 }],
    ["from zero", { drawId, fromSerial: 0, toSerial: 1 }],
    ["longer than the limit", { drawId, fromSerial: 1, toSerial: serialsPerJobMax + 1 }],
    ["fractional", { drawId, fromSerial: 1, toSerial: 1.5 }],
  ])("a serial range that is %s is refused", (_, payload) => {
    expect(() => parseJob("settle-range", payload)).toThrow(InvalidJobError);
  });

  it("a contract that could never run is refused when it is declared", () => {
    const valid = { ...scheduleDrawsJob, name: "schedule-draws" } as const;
    expect(() => defineJob({ ...valid, name: "Schedule:Draws" })).toThrow("kebab-case");
    expect(() => defineJob({ ...valid, attemptsMax: 0 })).toThrow("at least one attempt");
    expect(() => defineJob({ ...valid, attemptsMax: 40 })).toThrow("pauses up to");
  });
});
