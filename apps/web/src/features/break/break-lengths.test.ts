import {
  COOL_OFF_DAYS_MAX,
  EXCLUSION_MONTHS_MAX,
  EXCLUSION_MONTHS_MIN,
  exclusionRequestSchema,
} from "@sortes/domain/protection";
import { expect, test } from "vitest";
import { breakLengths, lengthKey } from "./break-lengths.ts";

const all = [...breakLengths.cool_off, ...breakLengths.self_exclusion];

test("every length that is offered can be had", () => {
  for (const request of all) expect(exclusionRequestSchema.safeParse(request).success).toBe(true);
});

test("the shortest, the longest and for ever are among them", () => {
  const days = breakLengths.cool_off.map((request) => request.days);
  const months = breakLengths.self_exclusion.map((request) => request.months);
  expect([days.at(0), days.at(-1)]).toEqual([1, COOL_OFF_DAYS_MAX]);
  expect(months).toEqual(expect.arrayContaining([EXCLUSION_MONTHS_MIN, EXCLUSION_MONTHS_MAX, null]));
});

test("no two lengths are taken for each other", () => {
  expect(new Set(all.map(lengthKey)).size).toBe(all.length);
});
