import type { Outputs } from "../../trpc/outputs.ts";

export type RandomnessReport = Outputs["randomness"]["report"];
export type TestedGame = RandomnessReport["games"][number];
