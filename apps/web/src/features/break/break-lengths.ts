import type { ExclusionKind, ExclusionRequest } from "@sortes/domain/protection";

/** Lengths offered, within what the rule allows: 1–42 days, 6–60 months or for ever. */
export const breakLengths = {
  cool_off: [1, 3, 7, 14, 28, 42].map((days) => ({ kind: "cool_off" as const, days })),
  self_exclusion: [6, 12, 24, 36, 60, null].map((months) => ({ kind: "self_exclusion" as const, months })),
} satisfies Record<ExclusionKind, ExclusionRequest[]>;

/** A text that stands for a length where only texts can, as in the value of a choice. */
export const lengthKey = (request: ExclusionRequest): string =>
  request.kind === "cool_off" ? `${request.days}d` : `${request.months ?? "ever"}`;
